/** How long things take and how often they come, whatever is done to the clock on the wall. */
@NullMarked
package firewatch.alerts.time;

import org.jspecify.annotations.NullMarked;
