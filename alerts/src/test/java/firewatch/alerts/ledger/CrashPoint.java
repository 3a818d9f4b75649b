package firewatch.alerts.ledger;

import firewatch.alerts.alarm.Alarm;
import firewatch.alerts.alarm.AlarmChange;
import firewatch.alerts.alarm.AlarmChanges;
import jakarta.annotation.Priority;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** A listener that can fail like a process that ends in the middle of a transaction; off unless a test wants it. */
@Singleton
@Priority(-1)
public class CrashPoint implements AlarmChanges {
    private final AtomicInteger crashed = new AtomicInteger();
    private volatile Predicate<Alarm> crashes = _ -> false;

    public void beforeCommit() {
        beforeCommit(_ -> true);
    }

    /** Crashes for some alarms only; what is asked may also take its time. */
    public void beforeCommit(Predicate<Alarm> which) {
        crashed.set(0);
        crashes = which;
    }

    public void calm() {
        crashes = _ -> false;
    }

    /** How often it crashed since it was wanted last. */
    public int crashed() {
        return crashed.get();
    }

    @Override
    public void changed(List<AlarmChange> changes) {
        for (AlarmChange change : changes) {
            if (crashes.test(change.alarm())) {
                crashed.incrementAndGet();
                throw new IllegalStateException("crash in the middle of " + change.kind());
            }
        }
    }
}
