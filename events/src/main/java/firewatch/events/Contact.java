package firewatch.events;

import java.time.Instant;
import java.util.Objects;

/** A device was heard on the signal lane: told to the measurement lane, which supervises. */
public record Contact(DeviceId device, GatewayId gateway, Instant receivedAt) implements Heard {
    public Contact {
        Objects.requireNonNull(device, "device");
        Objects.requireNonNull(gateway, "gateway");
        Objects.requireNonNull(receivedAt, "receivedAt");
    }
}
