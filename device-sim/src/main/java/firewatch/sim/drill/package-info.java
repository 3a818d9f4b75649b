/** Fault drills: what was promised, done on purpose to fail, and counted. */
@NullMarked
package firewatch.sim.drill;

import org.jspecify.annotations.NullMarked;
