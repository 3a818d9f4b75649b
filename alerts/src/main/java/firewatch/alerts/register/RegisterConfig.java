package firewatch.alerts.register;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the register. */
@ConfigMapping(prefix = "alerts.register")
interface RegisterConfig {
    /** How long the answer to a new gateway waits for the ear to know it. */
    @WithDefault("PT2S")
    Duration earPatience();

    /** How long a change may wait for Kafka before readiness turns red. */
    @WithDefault("PT30S")
    Duration outboxPatience();
}
