/** The watch over devices: who keeps silent, and what is beyond its limits. Time is an input, and moves by ticks only. */
@NullMarked
package firewatch.rules.watch;

import org.jspecify.annotations.NullMarked;
