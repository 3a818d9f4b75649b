package firewatch.alerts.ledger;

import firewatch.alerts.alarm.Alarm;
import firewatch.alerts.alarm.AlarmChange;
import firewatch.alerts.alarm.AlarmChange.Kind;
import firewatch.alerts.alarm.AlarmChanges;
import firewatch.alerts.alarm.TimelineEntry;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where every change of an alarm is put on record and told to those who listen, in the transaction that makes it. */
@Singleton
final class ChangeBook {
    private final TimelineStore timeline;
    private final List<AlarmChanges> listeners;
    private final Clock clock;

    ChangeBook(TimelineStore timeline, @All List<AlarmChanges> listeners, Clock clock) {
        this.timeline = timeline;
        this.listeners = listeners;
        this.clock = clock;
    }

    Alarm write(Kind kind, Alarm after, @Nullable String by, Map<String, String> detail) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        timeline.add(after.id(), new TimelineEntry(now, kind.wireName(), by, detail));
        AlarmChange change = new AlarmChange(kind, after, now, by);
        listeners.forEach(listener -> listener.changed(change));
        return after;
    }
}
