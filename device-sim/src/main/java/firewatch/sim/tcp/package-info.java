/** Devices that speak over TCP by themselves. */
@NullMarked
package firewatch.sim.tcp;

import org.jspecify.annotations.NullMarked;
