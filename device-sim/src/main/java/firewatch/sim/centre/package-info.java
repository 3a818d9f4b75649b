/** The centre as its users see it, process, API and live feed; and a stock broker to hold it against. */
@NullMarked
package firewatch.sim.centre;

import org.jspecify.annotations.NullMarked;
