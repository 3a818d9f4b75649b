package firewatch.sim.drill;

/**
 * One kill.
 *
 * @param killed which process
 * @param readingsPerSecond acknowledged in the seconds before it, repeats not counted
 * @param firesPerSecond acknowledged in the seconds before it, repeats not counted
 * @param unacknowledged messages under way when it came
 * @param readySeconds from the kill to the ready line
 * @param firstFireSeconds from the kill to the first new fire on the live feed; zero where none was seen
 * @param unseen new fires not seen within a minute
 */
public record KillRound(
        String killed,
        double readingsPerSecond,
        double firesPerSecond,
        int unacknowledged,
        double readySeconds,
        double firstFireSeconds,
        long unseen) {}
