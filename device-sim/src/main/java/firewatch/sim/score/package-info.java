/** Ground truth: what was said and which case it must make, and whether the ledger agrees. */
@NullMarked
package firewatch.sim.score;

import org.jspecify.annotations.NullMarked;
