package firewatch.history.intake;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Something that only the database can do: it is tried until it is done, however long the database is away. */
final class Attempts {
    private static final Logger LOG = Logger.getLogger(Attempts.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final String complaint;
    private final Duration stuckAfter;
    private final CountDownLatch ending = new CountDownLatch(1);
    /** By {@link System#nanoTime}; null while nothing is to be done. */
    private volatile @Nullable Long since;

    private volatile @Nullable String trouble;

    /** What is to be done. */
    interface Deed<T> {
        T run() throws SQLException;
    }

    /**
     * @param complaint what is wrong while it is not done
     * @param stuckAfter how long the database may take to answer
     */
    Attempts(String complaint, Duration stuckAfter) {
        this.complaint = complaint;
        this.stuckAfter = stuckAfter;
    }

    /** @throws IllegalStateException where this service ends before it is done */
    <T> T untilDone(Deed<T> deed) throws InterruptedException {
        since = System.nanoTime();
        try {
            Duration pause = FIRST_PAUSE;
            while (true) {
                try {
                    return deed.run();
                } catch (SQLException e) {
                    trouble = e.getMessage();
                    LOG.warnf("%s, trying again in %s: %s", complaint, pause, e.getMessage());
                    rest(pause);
                    pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
                }
            }
        } finally {
            since = null;
            trouble = null;
        }
    }

    private void rest(Duration pause) throws InterruptedException {
        if (ending.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException(complaint + " and this service ends; what is not done comes again");
        }
    }

    /** What is wrong; empty where nothing is. */
    Optional<String> complaint() {
        Long begin = since;
        if (begin == null) {
            return Optional.empty();
        }
        String why = trouble;
        if (why != null) {
            return Optional.of(complaint + ": " + why);
        }
        Duration taken = Duration.ofNanos(System.nanoTime() - begin);
        return taken.compareTo(stuckAfter) > 0
                ? Optional.of("%s: no answer for %d s".formatted(complaint, taken.toSeconds()))
                : Optional.empty();
    }

    void end() {
        ending.countDown();
    }
}
