package firewatch.alerts.console.live;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the live feed is kept and sent. */
@ConfigMapping(prefix = "alerts.live")
public interface LiveConfig {
    /** How often a listener hears that it has missed nothing. */
    Duration heartbeat();

    /** How often the token behind a listener is looked at again. */
    Duration tokenCheck();

    /** Without a bell, the sequencer looks for what is committed this often. */
    @WithDefault("PT0.5S")
    Duration look();

    /** Frames that may wait for one listener; past that it is closed, to resume later. */
    @WithDefault("5000")
    int queue();

    /** More frames than this are not sent after one another to catch up; a snapshot is shorter. */
    @WithDefault("1000")
    int longestResume();

    /** How long the feed is kept for those who resume. */
    @WithDefault("PT24H")
    Duration kept();

    /** Listeners at one time. */
    @WithDefault("2000")
    int listeners();
}
