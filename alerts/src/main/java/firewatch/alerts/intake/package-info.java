/** The way in from Kafka: offsets go on only after what they stand for is committed in the ledger. */
@NullMarked
package firewatch.alerts.intake;

import org.jspecify.annotations.NullMarked;
