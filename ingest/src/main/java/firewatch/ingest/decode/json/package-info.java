/** The wire format {@code json}: one object of a device, or an array of them. */
@NullMarked
package firewatch.ingest.decode.json;

import org.jspecify.annotations.NullMarked;
