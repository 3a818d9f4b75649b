package firewatch.sim.drill;

/**
 * One kill.
 *
 * @param killed which process
 * @param waitedSeconds for a moment at which as much was acknowledged as was asked for
 * @param readingsPerSecond acknowledged in the seconds before it, repeats not counted
 * @param firesPerSecond acknowledged in the seconds before it, repeats not counted
 * @param unacknowledged messages under way when it came
 * @param readySeconds from the kill to the ready line
 * @param newFireSeconds from the kill to the last of its new fires on the live feed; zero where none was seen
 * @param unseen new fires not seen within a minute
 */
public record KillRound(
        String killed,
        double waitedSeconds,
        double readingsPerSecond,
        double firesPerSecond,
        int unacknowledged,
        double readySeconds,
        double newFireSeconds,
        long unseen) {}
