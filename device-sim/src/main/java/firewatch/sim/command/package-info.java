/** The command line: what is asked, and how the answer is shown. */
@NullMarked
package firewatch.sim.command;

import org.jspecify.annotations.NullMarked;
