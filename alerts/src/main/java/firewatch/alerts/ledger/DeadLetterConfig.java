package firewatch.alerts.ledger;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How many dead letters are kept: whoever can reach a gateway's door can send what nobody understands. */
@ConfigMapping(prefix = "alerts.dead-letters")
interface DeadLetterConfig {
    /** Older ones are thrown away. */
    @WithDefault("P365D")
    Duration kept();

    /** Of more than this the oldest are thrown away. */
    @WithDefault("1000000")
    int most();

    /** The same, of all their bytes together. */
    @WithDefault("2G")
    MemorySize mostBytes();
}
