/** The one way into the alerts database, and the topics this service needs. */
@NullMarked
package firewatch.alerts.database;

import org.jspecify.annotations.NullMarked;
