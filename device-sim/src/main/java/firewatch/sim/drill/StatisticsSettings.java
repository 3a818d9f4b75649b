package firewatch.sim.drill;

/**
 * How the drill "fire before statistics" is played.
 *
 * @param fires in each part
 * @param firesPerSecond their rate
 * @param backlog readings that wait in the measurement lane, at least, when the fires begin
 * @param morePerSecond readings that keep coming on the connection of the fires
 */
public record StatisticsSettings(int fires, double firesPerSecond, int backlog, int morePerSecond, long seed) {
    public static StatisticsSettings full(long seed) {
        return new StatisticsSettings(200, 20, 200_000, 1_000, seed);
    }

    /** A few seconds a part. */
    public static StatisticsSettings brief(long seed) {
        return new StatisticsSettings(40, 20, 10_000, 500, seed);
    }
}
