/** What the parts of this service tell each other about alarms; the ledger keeps them, others listen. */
@NullMarked
package firewatch.alerts.alarm;

import org.jspecify.annotations.NullMarked;
