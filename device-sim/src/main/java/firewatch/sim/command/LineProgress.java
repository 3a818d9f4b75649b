package firewatch.sim.command;

import firewatch.sim.measure.Progress;
import java.io.PrintStream;
import java.time.Duration;

/** A line now and then, for a file that somebody may look into while a long run goes on. */
final class LineProgress implements Progress {
    private static final Duration PAUSE = Duration.ofSeconds(15);

    private final PrintStream out;
    private String what = "";
    private int steps;
    private int done;
    private long told = System.nanoTime();

    LineProgress(PrintStream out) {
        this.out = out;
    }

    @Override
    public synchronized void begin(String what, int steps) {
        this.what = what;
        this.steps = steps;
    }

    @Override
    public synchronized void step(String note) {
        done++;
        long now = System.nanoTime();
        if (now - told >= PAUSE.toNanos()) {
            told = now;
            out.printf("%s: %d of %d, %s%n", what, done, steps, note);
        }
    }

    @Override
    public void end() {}
}
