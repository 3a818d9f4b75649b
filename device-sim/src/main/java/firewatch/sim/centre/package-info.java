/** The centre as its users see it: process, API and live feed. */
@NullMarked
package firewatch.sim.centre;

import org.jspecify.annotations.NullMarked;
