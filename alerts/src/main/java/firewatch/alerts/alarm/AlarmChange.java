package firewatch.alerts.alarm;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to an alarm.
 *
 * @param alarm the alarm after it
 * @param at when the ledger wrote it
 * @param by who did it; null where a device or a rule did
 */
public record AlarmChange(
        Kind kind, Alarm alarm, Instant at, @Nullable String by) {

    /** What happened. */
    public enum Kind {
        /** A new case. */
        RAISED,
        /** It got worse: a new episode, or a condition that joined; to be paged again. */
        ESCALATED,
        /** No episode of it lasts any more; the case stays open. */
        CLEARED,
        ACKNOWLEDGED,
        ASSIGNED,
        COMMENTED,
        VERIFIED,
        DISPATCHED,
        CLOSED,
        REOPENED,
        /** A second detector of the building told the same. */
        CONFIRMED,
        /** Something else of it is known now, its incident or its place. */
        UPDATED;

        /** The name used outside and in the database: {@code raised}. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
