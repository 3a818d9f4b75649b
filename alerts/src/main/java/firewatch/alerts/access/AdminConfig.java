package firewatch.alerts.access;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** The first account. */
@ConfigMapping(prefix = "alerts.admin")
interface AdminConfig {
    /** The password of {@code admin}, who is made where there is no account yet. */
    Optional<String> password();
}
