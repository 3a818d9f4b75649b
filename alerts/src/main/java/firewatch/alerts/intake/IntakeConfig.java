package firewatch.alerts.intake;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How patient the intake is. */
@ConfigMapping(prefix = "alerts.intake")
public interface IntakeConfig {
    /** Names this process among several of its kind, the same at every start: its consumers come back to their places. */
    String instance();

    /** The first pause after a failure; each one after it is twice as long. */
    @WithDefault("PT0.1S")
    Duration firstPause();

    /** No pause is longer. */
    @WithDefault("PT5S")
    Duration longestPause();

    /** Working longer than this at the same records counts as stuck. */
    @WithDefault("PT10S")
    Duration stuckAfter();

    /** Records that waited longer than this, with more behind them, count as lagging. */
    @WithDefault("PT30S")
    Duration laggingAfter();
}
