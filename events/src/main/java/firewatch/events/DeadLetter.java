package firewatch.events;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What could not be understood (死信), kept with its bytes. Key: the gateway.
 *
 * @param source where it came from: an MQTT topic, a peer's address, a path
 * @param reason a short word from a closed list, fit for a metric's label
 * @param detail one sentence for a person
 * @param payload the bytes as they came; of very many the first, and the detail says how many there were
 */
public record DeadLetter(
        SignalId id,
        @Nullable GatewayId gateway,
        String format,
        String source,
        String reason,
        String detail,
        Instant receivedAt,
        byte[] payload) {
    public DeadLetter {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(detail, "detail");
        Objects.requireNonNull(receivedAt, "receivedAt");
        Objects.requireNonNull(payload, "payload");
    }
}
