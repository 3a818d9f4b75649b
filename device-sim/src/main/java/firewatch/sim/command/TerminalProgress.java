package firewatch.sim.command;

import firewatch.sim.measure.Progress;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;

/** A progress bar on the terminal. */
final class TerminalProgress implements Progress {
    private @Nullable ProgressBar bar;

    @Override
    public void begin(String what, int steps) {
        bar = new ProgressBarBuilder()
                .setTaskName(what)
                .setInitialMax(steps)
                .hideEta()
                .build();
    }

    @Override
    public void step(String note) {
        ProgressBar open = bar;
        if (open != null) {
            open.setExtraMessage(" " + note);
            open.step();
        }
    }

    @Override
    public void end() {
        ProgressBar open = bar;
        if (open != null) {
            open.close();
        }
    }
}
