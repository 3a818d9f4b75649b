/** The voice: the ledger of alarms, the console and its API, the register, and who is told. */
@NullMarked
package firewatch.alerts;

import org.jspecify.annotations.NullMarked;
