/** What operators work with: the API of alarms, incidents and dead letters. */
@NullMarked
package firewatch.alerts.console;

import org.jspecify.annotations.NullMarked;
