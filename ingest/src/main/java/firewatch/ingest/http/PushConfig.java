package firewatch.ingest.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of HTTP push. */
@ConfigMapping(prefix = "ingest.http")
public interface PushConfig {
    /** The largest body that is read, in bytes. */
    @WithDefault("262144")
    int maxBody();

    /** How long Kafka may take to accept a message before its sender is told to bring it again. */
    @WithDefault("PT10S")
    Duration acceptWithin();

    /** After what time a sender that could not be served may come again. */
    @WithDefault("PT2S")
    Duration retryAfter();

    /** How many pushed messages may wait for Kafka at the same time. */
    @WithDefault("2000")
    int maxWaiting();
}
