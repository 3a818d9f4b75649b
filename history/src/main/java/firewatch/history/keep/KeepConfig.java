package firewatch.history.keep;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long what is kept, and when it is tidied. */
@ConfigMapping(prefix = "history.keep")
public interface KeepConfig {
    /** How often a round is done; {@code off} for never. */
    String every();

    /** How long each reading is kept, and up to a week longer. A centre's records are to last a year. */
    @WithDefault("P400D")
    Duration readings();

    /** How long the hours are kept, and up to a month longer: about the life of a detector. */
    @WithDefault("P3650D")
    Duration hours();

    /** How much may be thrown away at once: more is what a clock that was set wrong asks for. */
    @WithDefault("P8D")
    Duration atOnce();

    /** How long after its end an hour is rolled up; a reading that comes later has it rolled up again. */
    @WithDefault("PT5M")
    Duration rollAfter();

    /** How long after its end a week is packed. */
    @WithDefault("P2D")
    Duration packAfter();

    /** How long one round packs at most, so that a backlog leaves the machine to others most of the time. */
    @WithDefault("PT20S")
    Duration packFor();
}
