/** Fleets: buildings, gateways and devices, registered and played. */
@NullMarked
package firewatch.sim.fleet;

import org.jspecify.annotations.NullMarked;
