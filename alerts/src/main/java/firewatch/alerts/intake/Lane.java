package firewatch.alerts.intake;

import firewatch.alerts.time.Ticks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One way in, and how it fares: it works at its records until they are done, however long what it needs is away. */
final class Lane {
    private static final Logger LOG = Logger.getLogger(Lane.class);

    private final String name;
    private final String label;
    private final IntakeConfig config;
    private final Clock clock;
    private final Ticks ticks;
    private final CountDownLatch ending = new CountDownLatch(1);
    private volatile @Nullable Long workingSince;
    private volatile @Nullable String trouble;
    private volatile @Nullable Instant oldestDone;
    private volatile long waiting;

    /** @param label its name in metrics */
    Lane(String name, String label, IntakeConfig config, Clock clock, Ticks ticks) {
        this.name = name;
        this.label = label;
        this.config = config;
        this.clock = clock;
        this.ticks = ticks;
    }

    String name() {
        return name;
    }

    String label() {
        return label;
    }

    /** Works at records; the lane counts as stuck while this takes too long. */
    void work(Instant oldest, Runnable records) {
        workingSince = ticks.nanos();
        try {
            records.run();
            oldestDone = oldest;
        } finally {
            workingSince = null;
            trouble = null;
        }
    }

    /**
     * Does a deed until it succeeds, with growing pauses.
     *
     * @param hopeless asked after a failure: whether trying again cannot help
     * @return whether it was done
     * @throws IllegalStateException where this service ends before it is
     */
    boolean insist(Runnable deed, Hopeless hopeless) {
        Duration pause = config.firstPause();
        for (int tries = 1; ; tries++) {
            try {
                deed.run();
                trouble = null;
                return true;
            } catch (RuntimeException e) {
                if (hopeless.isSo(e, tries)) {
                    LOG.errorf("%s: given up at try %d: %s", name, tries, Failures.firstWords(e));
                    return false;
                }
                trouble = Failures.firstWords(e);
                LOG.warnf("%s: try %d failed, the next in %s: %s", name, tries, pause, trouble);
                rest(pause);
                pause = shorter(pause.multipliedBy(2), config.longestPause());
            }
        }
    }

    /** Whether trying again cannot help. */
    interface Hopeless {
        boolean isSo(RuntimeException failure, int tries);
    }

    private void rest(Duration pause) {
        try {
            if (ending.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException(name + " ends; what is not done comes again");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(name + " is interrupted; what is not done comes again", e);
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    void end() {
        ending.countDown();
    }

    void waiting(long records) {
        waiting = records;
    }

    long waiting() {
        return waiting;
    }

    /** What is wrong with it; empty where nothing is. */
    Optional<String> complaint() {
        Instant now = clock.instant();
        Long since = workingSince;
        if (since != null && ticks.since(since).compareTo(config.stuckAfter()) > 0) {
            String why = trouble;
            return Optional.of(
                    "stuck since " + now.minus(ticks.since(since)) + ": " + (why == null ? "no answer yet" : why));
        }
        Instant oldest = oldestDone;
        long behind = waiting;
        if (oldest != null && behind > 0 && Duration.between(oldest, now).compareTo(config.laggingAfter()) > 0) {
            return Optional.of(behind + " records wait; those at work came at " + oldest);
        }
        return Optional.empty();
    }
}
