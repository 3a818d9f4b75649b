/** Figures: percentiles, the machine they were taken on, and tables to show them. */
@NullMarked
package firewatch.sim.measure;

import org.jspecify.annotations.NullMarked;
