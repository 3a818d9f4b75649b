/** The live feed (实时推送): one sequencer numbers what is committed, and every listener can tell whether it has it all. */
@NullMarked
package firewatch.alerts.console.live;

import org.jspecify.annotations.NullMarked;
