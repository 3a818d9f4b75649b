package firewatch.sim.score;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A turn as it was told to the centre.
 *
 * @param scenario what it was part of
 * @param said when it was handed over
 * @param heard when the centre acknowledged it; null where no acknowledgement was seen, and it may be lost
 */
public record Told(
        Turn turn, String scenario, Instant said, @Nullable Instant heard) {

    /** As it was known then: whether it had been acknowledged by that time. */
    Told asOf(Instant time) {
        return heard == null || !heard.isAfter(time) ? this : new Told(turn, scenario, said, null);
    }
}
