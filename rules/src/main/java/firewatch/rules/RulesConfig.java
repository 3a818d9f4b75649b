package firewatch.rules;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/** How the judgement runs, and the parameters of its rules. */
@ConfigMapping(prefix = "rules")
public interface RulesConfig {
    /** Where the state of devices is kept at hand; what is lost here is read again from Kafka. */
    @WithDefault("data/rules")
    Path stateDir();

    /** Tells this process from others of the service, and is the same after a restart. */
    @WithDefault("1")
    String instance();

    @WithDefault("2")
    int threads();

    Clocks clock();

    Building building();

    Bounds bounds();

    /** When a device's clock is not believed. */
    interface Clocks {
        @WithDefault("PT5M")
        Duration aheadAtMost();

        @WithDefault("PT48H")
        Duration behindAtMost();

        /** From this on a signal is late. */
        @WithDefault("PT10M")
        Duration lateAfter();
    }

    /** What the detectors of a building say of each other. */
    interface Building {
        /** How far apart two detectors may tell a fire to confirm each other. */
        @WithDefault("PT30M")
        Duration confirmWithin();
    }

    /** When the service is not ready. */
    interface Bounds {
        @WithDefault("5")
        int restarts();

        @WithDefault("PT10M")
        Duration restartsWithin();

        @WithDefault("PT30S")
        Duration rebalancing();

        /** Signals that may wait. */
        @WithDefault("1000")
        long lag();
    }
}
