/** GB/T 26875.3-2011, the wire: frames, their parts, and what they mean. Codes of the 2011 edition stay in here. */
@NullMarked
package firewatch.ingest.decode.gb26875;

import org.jspecify.annotations.NullMarked;
