package firewatch.alerts.dispatch;

import jakarta.inject.Singleton;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes the {@link Dispatcher} as soon as what it is to send is committed. */
@Singleton
class Bell {
    private final Semaphore rung = new Semaphore(0);
    private final TransactionSynchronizationRegistry transactions;

    Bell(TransactionSynchronizationRegistry transactions) {
        this.transactions = transactions;
    }

    void ring() {
        rung.release();
    }

    /** Rings when the transaction of this thread has committed. */
    void ringAfterCommit() {
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {}

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    ring();
                }
            }
        });
    }

    /** Returns when it was rung since the last time, or after the wait. */
    void await(Duration longest) throws InterruptedException {
        if (rung.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS)) {
            rung.drainPermits();
        }
    }
}
