package firewatch.alerts.ledger;

import firewatch.alerts.alarm.AlarmChange;
import firewatch.alerts.alarm.AlarmChanges;
import jakarta.annotation.Priority;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicInteger;

/** A listener that can fail like a process that ends in the middle of a transaction; off unless a test wants it. */
@Singleton
@Priority(-1)
public class CrashPoint implements AlarmChanges {
    private final AtomicInteger crashed = new AtomicInteger();
    private volatile boolean armed;

    public void beforeCommit() {
        crashed.set(0);
        armed = true;
    }

    public void calm() {
        armed = false;
    }

    /** How often it crashed since it was wanted last. */
    public int crashed() {
        return crashed.get();
    }

    @Override
    public void changed(AlarmChange change) {
        if (armed) {
            crashed.incrementAndGet();
            throw new IllegalStateException("crash in the middle of " + change.kind());
        }
    }
}
