/** The demo district: what stands where, fixed to the last detector. */
@NullMarked
package firewatch.sim.district;

import org.jspecify.annotations.NullMarked;
