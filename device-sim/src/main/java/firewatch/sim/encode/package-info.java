/** What a device has to say, before any wire format. */
@NullMarked
package firewatch.sim.encode;

import org.jspecify.annotations.NullMarked;
