package firewatch.sim.bench;

import java.time.Duration;
import java.util.Map;

/**
 * How the history bench is played.
 *
 * @param devices with one quantity each
 * @param weeks up to the present
 * @param every the pause between two readings of a device
 * @param charts of each kind that are asked for
 */
public record HistorySettings(int devices, int weeks, Duration every, int charts, long seed) {
    /** What the centre is told: the years that were never its own go at once, which it would take for a clock gone wrong. */
    public static final Map<String, String> CENTRE = Map.of("HISTORY_KEEP_AT_ONCE", "P10000D");

    /** How long the centre keeps readings, and the rest of the week in which that ends. */
    static final Duration KEPT = Duration.ofDays(400);
}
