package firewatch.alerts.ledger;

import firewatch.alerts.alarm.AlarmChange;
import firewatch.alerts.alarm.AlarmChanges;
import jakarta.annotation.Priority;
import jakarta.inject.Singleton;

/** A listener that can fail like a process that ends in the middle of a transaction; off unless a test wants it. */
@Singleton
@Priority(-1)
public class CrashPoint implements AlarmChanges {
    private volatile int crashes;

    public void beforeCommit() {
        crashes = Integer.MAX_VALUE;
    }

    /** Crashes that many times, then no more. */
    public void times(int times) {
        crashes = times;
    }

    public void calm() {
        crashes = 0;
    }

    @Override
    public synchronized void changed(AlarmChange change) {
        if (crashes > 0) {
            crashes--;
            throw new IllegalStateException("crash in the middle of " + change.kind());
        }
    }
}
