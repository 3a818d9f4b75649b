package firewatch.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Settings of tokens, the same for every service of one centre. */
@ConfigMapping(prefix = "firewatch.access")
public interface AccessConfig {
    /** The key that signs and verifies tokens, base64, 32 bytes or more; needed outside development and tests. */
    Optional<String> key();

    /** How long a login lasts. */
    @WithDefault("PT12H")
    Duration tokenLife();
}
