package firewatch.alerts.dispatch;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Where attempts are written down: one transaction at a time, of all that ended while the one before was written. The other
 * connections of the database are the ledger's.
 */
@Singleton
class ClosingDesk {
    private static final int MOST_AT_ONCE = 100;

    private final DeliveryOffice office;
    private final DispatchMetrics metrics;
    private final Queue<Finished> waiting = new ConcurrentLinkedQueue<>();
    private final ReentrantLock writing = new ReentrantLock();

    ClosingDesk(DeliveryOffice office, DispatchMetrics metrics) {
        this.office = office;
        this.metrics = metrics;
    }

    /** Returns when these are written down, by whomever. What cannot be is made again when its claim runs out. */
    void close(List<Finished> finished) {
        waiting.addAll(finished);
        writing.lock();
        try {
            for (List<Finished> next = next(); !next.isEmpty(); next = next()) {
                together(next);
            }
        } finally {
            writing.unlock();
        }
    }

    private List<Finished> next() {
        List<Finished> next = new ArrayList<>();
        for (Finished each = waiting.poll(); each != null; each = waiting.poll()) {
            next.add(each);
            if (next.size() == MOST_AT_ONCE) {
                break;
            }
        }
        return next;
    }

    private void together(List<Finished> finished) {
        Set<Finished> left = closeFree(finished);
        count(finished.stream().filter(each -> !left.contains(each)).toList());
        left.forEach(this::alone);
    }

    private Set<Finished> closeFree(List<Finished> finished) {
        try {
            return new LinkedHashSet<>(QuarkusTransaction.requiringNew().call(() -> office.closeFree(finished)));
        } catch (RuntimeException e) {
            Log.warnf("%d attempts cannot be written down together: %s", finished.size(), e.getMessage());
            return new LinkedHashSet<>(finished);
        }
    }

    private void alone(Finished finished) {
        try {
            QuarkusTransaction.requiringNew().run(() -> office.close(List.of(finished)));
            count(List.of(finished));
        } catch (RuntimeException e) {
            Log.errorf(e, "an attempt to deliver %s is not written down; it is made again", finished.id());
        }
    }

    private void count(List<Finished> finished) {
        finished.forEach(each ->
                metrics.attempted(each.claimed().channel(), each.attempt().outcome()));
    }
}
