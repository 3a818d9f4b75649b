package firewatch.alerts.register;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Keeps {@link OutboxRelay} going: at once after a commit, at start, and from time to time in case one was missed. */
@ApplicationScoped
class OutboxWorker {
    private static final Logger LOG = Logger.getLogger(OutboxWorker.class);
    private static final Duration IN_CASE = Duration.ofSeconds(5);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration AT_THE_END = Duration.ofSeconds(15);
    private static final int ROUNDS_BETWEEN_CLEARINGS = 720;

    private final OutboxRelay relay;
    private final Announcer announcer;
    private final MeterRegistry meters;
    private final Semaphore work = new Semaphore(1);
    private final Rounds rounds = new Rounds();
    private volatile boolean ending;
    private volatile @Nullable Thread thread;

    OutboxWorker(OutboxRelay relay, Announcer announcer, MeterRegistry meters) {
        this.relay = relay;
        this.announcer = announcer;
        this.meters = meters;
    }

    void start(@Observes StartupEvent event) {
        TimeGauge.builder("fire.register.outbox.age", () -> relay.backlogAge().toMillis(), TimeUnit.MILLISECONDS)
                .description("How long the oldest change of the register has waited for Kafka")
                .register(meters);
        begin();
    }

    void begin() {
        ending = false;
        thread = Thread.ofPlatform().name("register-outbox").daemon().start(this::run);
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) Outbox.Written written) {
        work.release();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        end();
    }

    void end() throws InterruptedException {
        ending = true;
        work.release();
        Thread running = thread;
        if (running != null) {
            running.join(AT_THE_END);
        }
    }

    boolean isAtWork() {
        Thread running = thread;
        return running != null && running.isAlive();
    }

    /** Waits until the topic was told all that is committed now; false where time ran out. */
    boolean awaitTold(String topic, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        long upTo = relay.youngest(topic);
        while (!relay.isTold(topic, upTo)) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            rounds.await(Duration.ofNanos(left));
        }
        return true;
    }

    private void run() {
        for (long round = 0; !ending; round++) {
            try {
                publishAll();
                if (round % ROUNDS_BETWEEN_CLEARINGS == 0) {
                    clear();
                }
                work.tryAcquire(IN_CASE.toMillis(), TimeUnit.MILLISECONDS);
                work.drainPermits();
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** What is told already does no harm where it stays; the next clearing takes it. */
    private void clear() {
        try {
            relay.forgetOld();
        } catch (RuntimeException e) {
            LOG.warn("The register's outbox could not be cleared of what is told; it stays until the next time", e);
        }
    }

    private void publishAll() throws InterruptedException {
        boolean again = true;
        while (again && !ending) {
            again = publishSome();
        }
    }

    /** Nothing is lost by a failure here: what was not marked is still in the outbox, and its age turns health red. */
    private boolean publishSome() throws InterruptedException {
        try {
            OutboxRelay.Round round = relay.publish(announcer);
            rounds.ended();
            if (round.failed() == 0) {
                return round.isFull();
            }
            LOG.warnf("Kafka did not take %d changes of the register; they are sent again", round.failed());
        } catch (RuntimeException e) {
            LOG.warn("The register's outbox could not be published; it is tried again", e);
        }
        Thread.sleep(AFTER_FAILURE);
        return true;
    }

    /** Wakes those who wait for something to have been published. */
    private static final class Rounds {
        private static final long LONGEST_MILLIS = 100;

        synchronized void ended() {
            notifyAll();
        }

        synchronized void await(Duration patience) throws InterruptedException {
            wait(Math.clamp(patience.toMillis(), 1, LONGEST_MILLIS));
        }
    }
}
