package firewatch.alerts.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How often a login may fail. */
@ConfigMapping(prefix = "alerts.login")
interface LoginConfig {
    /** Failures of one account from one address before it must wait. */
    @WithDefault("5")
    int failuresPerAccount();

    /** Failures of one address, over all accounts that never got in from there. */
    @WithDefault("60")
    int failuresPerAddress();

    /** In what time a used-up allowance is whole again. */
    @WithDefault("PT1M")
    Duration recovery();
}
