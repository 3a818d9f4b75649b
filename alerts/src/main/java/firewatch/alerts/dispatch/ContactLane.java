package firewatch.alerts.dispatch;

import java.time.Instant;
import java.util.concurrent.Semaphore;

/**
 * What one contact may take at a time: so many attempts under way, and a {@link Budget}. A contact that does not answer
 * fills its own lane and nobody else's. Only the dispatcher's loop takes from it; attempts give back.
 */
final class ContactLane {
    private final Semaphore free;
    private final Budget budget;

    ContactLane(DispatchConfig config, Instant now) {
        this.free = new Semaphore(config.concurrencyPerContact());
        this.budget = new Budget(config.budgetPerMinute(), config.budgetReserve(), now);
    }

    /** How many attempts may begin now. */
    int room(Urgency least, Instant now) {
        return Math.min(free.availablePermits(), budget.room(least == Urgency.NEW_FIRE, now));
    }

    void begin() {
        free.acquireUninterruptibly();
        budget.spend(1);
    }

    void end() {
        free.release();
    }
}
