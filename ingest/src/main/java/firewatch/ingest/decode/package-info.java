/** Decoding: the bytes of one wire format become signals, and what is not understood is kept. */
@NullMarked
package firewatch.ingest.decode;

import org.jspecify.annotations.NullMarked;
