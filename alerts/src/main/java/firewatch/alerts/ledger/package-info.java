/** The ledger (警情台账): cases, their episodes and their history; it latches what rules only report. */
@NullMarked
package firewatch.alerts.ledger;

import org.jspecify.annotations.NullMarked;
