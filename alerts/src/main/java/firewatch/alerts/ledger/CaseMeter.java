package firewatch.alerts.ledger;

import firewatch.alerts.alarm.AlarmChange;
import firewatch.alerts.alarm.AlarmChange.Kind;
import firewatch.alerts.alarm.AlarmChanges;
import firewatch.alerts.database.AfterCommit;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Counts what happened to alarms, and how long it took from hearing a signal to its case on disk. */
@Singleton
final class CaseMeter implements AlarmChanges {
    private final AfterCommit afterCommit;
    private final MeterRegistry meters;
    private final Clock clock;

    CaseMeter(AfterCommit afterCommit, MeterRegistry meters, Clock clock) {
        this.afterCommit = afterCommit;
        this.meters = meters;
        this.clock = clock;
    }

    @Override
    public void changed(List<AlarmChange> changes) {
        afterCommit.run(() -> changes.forEach(this::count));
    }

    private void count(AlarmChange change) {
        String alarmClass = change.alarm().alarmClass().name();
        meters.counter("fire.alarm.changes", "kind", change.kind().wireName(), "class", alarmClass)
                .increment();
        if (change.kind() == Kind.RAISED) {
            Timer.builder("fire.alarm.latency")
                    .description("From the signal's receipt to a later hop of its alarm")
                    .tag("hop", "case")
                    .tag("class", alarmClass)
                    .publishPercentileHistogram()
                    .register(meters)
                    .record(Duration.between(change.alarm().receivedAt(), clock.instant()));
        }
    }
}
