package firewatch.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The ear was awake at that time: written each second to every partition of the measurement lane, it moves deadlines.
 *
 * @param gateways those that were heard since the tick before, by whatever word
 */
public record Tick(
        String ear,
        Instant at,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<GatewayId> gateways) implements Heard {
    public Tick {
        Objects.requireNonNull(ear, "ear");
        Objects.requireNonNull(at, "at");
        gateways = orNone(gateways);
    }

    /** A tick that tells of no gateway. */
    public Tick(String ear, Instant at) {
        this(ear, at, List.of());
    }

    private static List<GatewayId> orNone(@Nullable List<GatewayId> gateways) {
        return gateways == null ? List.of() : List.copyOf(gateways);
    }
}
