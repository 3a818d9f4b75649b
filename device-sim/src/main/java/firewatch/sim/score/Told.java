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
        Turn turn, String scenario, Instant said, @Nullable Instant heard) {}
