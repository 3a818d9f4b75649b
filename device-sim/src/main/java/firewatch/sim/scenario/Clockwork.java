package firewatch.sim.scenario;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Time in the district: what is due happens in order, on one thread, as fast as the pace lets it. */
public final class Clockwork {
    private final PriorityQueue<Cue> cues =
            new PriorityQueue<>(Comparator.comparingLong(Cue::at).thenComparingLong(Cue::order));
    private long now;
    private long order;

    private record Cue(long at, long order, Runnable deed) {}

    /** How fast the district's time passes. */
    @FunctionalInterface
    public interface Pace {
        /** Waits until that moment, in milliseconds since the beginning; false where the play is to end instead. */
        boolean until(long millis) throws InterruptedException;
    }

    /** Milliseconds since the beginning. */
    public long now() {
        return now;
    }

    public void in(Duration wait, Runnable deed) {
        cues.add(new Cue(now + wait.toMillis(), order++, deed));
    }

    /** Does it again and again, that far apart. */
    void every(Duration interval, Runnable deed) {
        in(interval, () -> {
            deed.run();
            every(interval, deed);
        });
    }

    /** Plays until the pace ends it or nothing is due any more. */
    public void play(Pace pace) throws InterruptedException {
        while (!cues.isEmpty() && pace.until(cues.peek().at())) {
            Cue next = cues.remove();
            now = next.at();
            next.deed().run();
        }
    }
}
