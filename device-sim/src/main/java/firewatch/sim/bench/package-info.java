/** Benches: what the centre does in a second, and what that costs. */
@NullMarked
package firewatch.sim.bench;

import org.jspecify.annotations.NullMarked;
