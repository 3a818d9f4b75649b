/** The rehearsal (演练): fleets, load and fault drills that know the centre only from outside. */
@NullMarked
package firewatch.sim;

import org.jspecify.annotations.NullMarked;
