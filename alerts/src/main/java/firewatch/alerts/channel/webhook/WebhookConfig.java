package firewatch.alerts.channel.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Settings of webhooks. */
@ConfigMapping(prefix = "alerts.webhook")
public interface WebhookConfig {
    /** Blocks of addresses that are allowed though they are not public, such as {@code 127.0.0.1/32}. */
    Optional<List<String>> allow();

    /** How long a name may take to be looked up, and a connection to be made. */
    @WithDefault("3s")
    Duration connectTimeout();

    /** How long one attempt may take in all. */
    @WithDefault("10s")
    Duration timeout();
}
