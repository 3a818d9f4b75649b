package firewatch.events;

import java.time.Instant;
import java.util.Objects;

/** The ear was awake at that time: written each second to every partition of the measurement lane, it moves deadlines. */
public record Tick(String ear, Instant at) implements Heard {
    public Tick {
        Objects.requireNonNull(ear, "ear");
        Objects.requireNonNull(at, "at");
    }
}
