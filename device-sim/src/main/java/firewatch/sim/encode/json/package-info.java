/** The {@code json} wire format, written independently of the decoder it meets. */
@NullMarked
package firewatch.sim.encode.json;

import org.jspecify.annotations.NullMarked;
