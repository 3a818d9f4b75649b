package firewatch.sim.drill;

import java.util.Map;

/**
 * How hard the kill drill is.
 *
 * @param rounds how often the centre is killed
 * @param readingsPerSecond to be acknowledged while it is
 * @param firesPerSecond to be acknowledged while it is
 * @param readingGateways connections that send readings
 * @param fireGateways connections that send fires, through Eclipse Paho
 * @param watched what the watch over limits and silence has to conclude meanwhile
 * @param sentTwice the share of messages that are sent once more
 * @param seed of every choice
 */
public record KillSettings(
        int rounds,
        int readingsPerSecond,
        int firesPerSecond,
        int readingGateways,
        int fireGateways,
        WatchedSettings watched,
        double sentTwice,
        long seed) {
    /**
     * How the centre is set for it, by environment: supervision waits for less after each return of the ear than is usual,
     * so that verdicts fall between one kill and the next.
     */
    public static final Map<String, String> CENTRE = Map.of("RULES_SUPERVISION_AFTER_GAP", "PT5S");

    private static final double CLOSE_ENOUGH = 0.95;

    public static KillSettings full(int rounds, int readingsPerSecond, int firesPerSecond, long seed) {
        return new KillSettings(rounds, readingsPerSecond, firesPerSecond, 10, 6, WatchedSettings.FULL, 0.3, seed);
    }

    /** A minute or two, to see that the parts still fit. */
    public static KillSettings brief(long seed) {
        return new KillSettings(1, 500, 5, 4, 3, WatchedSettings.BRIEF, 0.3, seed);
    }

    /** Whether as much is acknowledged in a second as is asked for, or so close that it counts. */
    boolean areMet(double readings, double fires) {
        return readings >= readingsPerSecond * CLOSE_ENOUGH && fires >= firesPerSecond * CLOSE_ENOUGH;
    }

    int detectors() {
        return firesPerSecond * 10;
    }
}
