package firewatch.sim.district;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a device is: how often it reports by itself, how long nobody misses it, and its limits. */
public enum Kind {
    /** A standalone smoke detector (独立式感烟火灾探测报警器). */
    SMOKE("smoke", Duration.ofHours(1), Duration.ofHours(3)),
    /** The flow switch of a simple sprinkler system (简易喷淋水流开关). */
    FLOW_SWITCH("flow-switch", Duration.ofMinutes(10), Duration.ofMinutes(30)),
    /** The pressure at the end of a sprinkler line (末端压力). */
    END_PRESSURE("water-pressure", Duration.ofMinutes(5), Duration.ofMinutes(30), Limit.atLeast("water_pressure", 150)),
    /** An electrical-fire monitor (电气火灾监控探测器). */
    ELECTRICAL(
            "electrical-fire",
            Duration.ofMinutes(1),
            Duration.ofMinutes(10),
            Limit.atMost("residual_current", 300),
            Limit.atMost("temperature", 80)),
    /** The user information transmission device (用户信息传输装置) itself. */
    TRANSMISSION("transmission-device", Duration.ofSeconds(30), Duration.ofMinutes(5)),
    /** A smoke detector on the panel's loop. */
    PANEL_SMOKE("smoke", null, null),
    /** A manual call point (手动报警按钮). */
    CALL_POINT("manual-call-point", null, null),
    /** The pressure in the hydrant pipes (消火栓水压). */
    HYDRANT_PRESSURE(
            "hydrant-pressure", Duration.ofMinutes(1), Duration.ofMinutes(10), Limit.atLeast("water_pressure", 250)),
    /** The level of the fire tank (消防水箱液位). */
    TANK_LEVEL("tank-level", Duration.ofMinutes(1), Duration.ofMinutes(10), Limit.atLeast("water_level", 1.8)),
    /** A pump of the hydrants (消火栓泵). */
    HYDRANT_PUMP("fire-pump", null, null),
    /** A pump of the sprinklers (喷淋泵). */
    SPRINKLER_PUMP("sprinkler-pump", null, null),
    /** A flow indicator (水流指示器): its panel tells that water flows, which alone is no alarm. */
    FLOW_INDICATOR("flow-indicator", null, null),
    /** A fire door (防火门). */
    FIRE_DOOR("fire-door", null, null);

    private final String type;
    private final @Nullable Duration beat;
    private final @Nullable Duration expectedEvery;
    private final List<Limit> limits;

    Kind(String type, @Nullable Duration beat, @Nullable Duration expectedEvery, Limit... limits) {
        this.type = type;
        this.beat = beat;
        this.expectedEvery = expectedEvery;
        this.limits = List.of(limits);
    }

    /**
     * A bound that a quantity must keep.
     *
     * @param high null where there is only a lower one
     */
    public record Limit(
            String quantity, @Nullable Double low, @Nullable Double high) {
        /** The share of a limit by which the centre wants a value back, as it is delivered. */
        private static final double HYSTERESIS = 0.02;

        static Limit atLeast(String quantity, double low) {
            return new Limit(quantity, low, null);
        }

        static Limit atMost(String quantity, double high) {
            return new Limit(quantity, null, high);
        }

        public boolean isPassedBy(double value) {
            return (low != null && value < low) || (high != null && value > high);
        }

        /** Whether a value that had passed it has come back far enough. */
        public boolean isKeptBy(double value) {
            return (low == null || value >= low * (1 + HYSTERESIS))
                    && (high == null || value <= high * (1 - HYSTERESIS));
        }
    }

    /** As the register calls it. */
    public String type() {
        return type;
    }

    /** How often it reports though nothing happened; null where it never does. */
    public @Nullable Duration beat() {
        return beat;
    }

    /** Within what time the centre expects to hear it; null where it expects nothing. */
    public @Nullable Duration expectedEvery() {
        return expectedEvery;
    }

    public List<Limit> limits() {
        return limits;
    }
}
