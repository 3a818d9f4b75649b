package firewatch.alerts.alarm;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line of an alarm's history (处置记录).
 *
 * @param kind one lower-case word: {@code raised}, {@code acknowledged}, {@code notified}
 * @param by who did it; null where a device, a rule or the centre itself did
 * @param detail what else is to be known, short names and short texts
 */
public record TimelineEntry(
        Instant at, String kind, @Nullable String by, Map<String, String> detail) {
    public TimelineEntry {
        detail = Map.copyOf(detail);
    }
}
