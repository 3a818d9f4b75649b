/** GB/T 26875.3, the wire: frames, their parts, and what they mean, by edition and maker. Codes of an edition stay in here. */
@NullMarked
package firewatch.ingest.decode.gb26875;

import org.jspecify.annotations.NullMarked;
