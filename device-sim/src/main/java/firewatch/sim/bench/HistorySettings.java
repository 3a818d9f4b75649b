package firewatch.sim.bench;

import java.time.Duration;

/**
 * How the history bench is played.
 *
 * @param devices with one quantity each
 * @param weeks up to the present
 * @param every the pause between two readings of a device
 * @param charts of each kind that are asked for
 */
public record HistorySettings(int devices, int weeks, Duration every, int charts, long seed) {}
