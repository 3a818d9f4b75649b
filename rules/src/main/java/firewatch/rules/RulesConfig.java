package firewatch.rules;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

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

    Measurements measurements();

    Supervision supervision();

    Limits limits();

    Health health();

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

        /** How long after the last of its threads died a lane begins anew, again and again. */
        @WithDefault("PT30S")
        Duration revival();

        @WithDefault("PT30S")
        Duration rebalancing();

        /** Signals that may wait. */
        @WithDefault("1000")
        long lag();

        /** How long signals of a partition may wait and none of them be judged. */
        @WithDefault("PT10S")
        Duration standing();

        /** What must stay free on the volume of the state. */
        @WithDefault("512M")
        MemorySize minFree();
    }

    /** How the measurement lane runs. */
    interface Measurements {
        @WithDefault("1")
        int threads();

        /** Records that may wait. */
        @WithDefault("1000000")
        long lag();

        /** How long records of a partition may wait and none of them be seen. */
        @WithDefault("PT1M")
        Duration standing();

        /** How long after a start it begins: until then signals, which come first, have the machine to themselves. */
        @WithDefault("PT15S")
        Duration startAfter();
    }

    /** When a device is silent, and when its gateway is lost instead. */
    interface Supervision {
        /** How much later than expected a device may be. */
        @WithDefault("PT2S")
        Duration grace();

        /** Ticks further apart than this mean that the ear was away: that time does not count. */
        @WithDefault("PT3S")
        Duration gap();

        /** How long after such a gap time still does not count, so that gateways can come back. */
        @WithDefault("PT1M")
        Duration afterGap();

        /** How long a gateway must not be heard, once a device of its is due, until it is lost; a tenth of the device's interval where that is longer. */
        @WithDefault("PT30S")
        Duration trial();

        /** A gateway that was not heard for longer is given time when it is heard again. */
        @WithDefault("PT5S")
        Duration quiet();

        /** How long that is. */
        @WithDefault("PT10S")
        Duration settle();
    }

    /** When a value that was beyond its limit is within again. */
    interface Limits {
        /** The share of a limit, or of the range between two, that it must come back by. */
        @WithDefault("0.02")
        double hysteresis();

        /** What it must come back by instead, for a quantity by its outside name, in its unit. */
        Map<String, Double> hysteresisOf();
    }

    /** How the health of buildings is told. */
    interface Health {
        /** How often of one building at most. */
        @WithDefault("PT5S")
        Duration every();
    }
}
