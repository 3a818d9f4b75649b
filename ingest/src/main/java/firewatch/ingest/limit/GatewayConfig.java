package firewatch.ingest.limit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What one gateway may take, by whatever way it comes. */
@ConfigMapping(prefix = "ingest.gateway")
public interface GatewayConfig {
    /** Its MQTT connections. */
    @WithDefault("1000")
    int maxConnections();

    /** Its MQTT logins in a second; five times as many at once are let pass. */
    @WithDefault("200")
    int connectsPerSecond();

    /** Its messages in a second; what comes faster is read more slowly over MQTT, and told to wait over HTTP. */
    @WithDefault("50000")
    int messagesPerSecond();
}
