package firewatch.events;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an installer wrote down of a device. Key: the device; a null record takes it off the register.
 *
 * @param type the kind of device, in the site's words
 * @param gateway the gateway whose word can calm it
 * @param expectedEvery within what time it must be heard; null where nobody knows
 */
public record DeviceRegistration(
        DeviceId device,
        @Nullable String type,
        @Nullable GatewayId gateway,
        Placement placement,
        @Nullable Duration expectedEvery,
        Map<Quantity, Limit> limits) {
    public DeviceRegistration {
        Objects.requireNonNull(device, "device");
        Objects.requireNonNull(placement, "placement");
        limits = Map.copyOf(limits);
    }
}
