package firewatch.alerts.dispatch;

import firewatch.alerts.time.Ticks;
import java.util.concurrent.Semaphore;

/**
 * What one contact may take at a time: so many attempts under way, and a {@link Budget}. A contact that does not answer
 * fills its own lane and nobody else's. Only the dispatcher's loop takes from it; attempts give back.
 */
final class ContactLane {
    private final Semaphore free;
    private final Budget budget;

    ContactLane(DispatchConfig config, Ticks ticks) {
        this.free = new Semaphore(config.concurrencyPerContact());
        this.budget = new Budget(config.budgetPerMinute(), config.budgetReserve(), ticks);
    }

    /** How many attempts may begin now. */
    int room(Urgency least) {
        return Math.min(free.availablePermits(), budget.room(least == Urgency.NEW_FIRE));
    }

    void begin() {
        free.acquireUninterruptibly();
        budget.spend(1);
    }

    void end() {
        free.release();
    }
}
