package firewatch.alerts.ledger;

import firewatch.alerts.alarm.Alarm;
import firewatch.alerts.alarm.AlarmChange;
import firewatch.alerts.alarm.AlarmChange.Kind;
import firewatch.alerts.alarm.AlarmChanges;
import firewatch.alerts.alarm.AlarmTimeline.Line;
import firewatch.alerts.alarm.TimelineEntry;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
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

    /**
     * What is to be put on record.
     *
     * @param by who did it; null where a device or a rule did
     */
    record Entry(Kind kind, Alarm after, @Nullable String by, Map<String, String> detail) {}

    /** Puts these on record, in this order. */
    void write(List<Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        List<Line> lines = new ArrayList<>();
        List<AlarmChange> changes = new ArrayList<>();
        for (Entry entry : entries) {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            lines.add(new Line(
                    entry.after().id(), new TimelineEntry(now, entry.kind().wireName(), entry.by(), entry.detail())));
            changes.add(new AlarmChange(entry.kind(), entry.after(), now, entry.by()));
        }
        timeline.add(lines);
        listeners.forEach(listener -> listener.changed(List.copyOf(changes)));
    }
}
