/** GB/T 26875.3-2011 from the device's side, written from the standard and independently of the decoder it meets. */
@NullMarked
package firewatch.sim.encode.gb26875;

import org.jspecify.annotations.NullMarked;
