package firewatch.rules.watch;

import firewatch.events.DeviceSignal;
import firewatch.events.Quantity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How one channel of a quantity at one part of a device stands to its limit.
 *
 * @param newest when it was measured last
 * @param beyondSince since when it is beyond; null while it is within
 * @param raised whether that was said
 * @param said the last word on it
 * @param saidBefore the one before; a crash may find both on their way
 */
public record LimitMark(
        @Nullable String point,
        Quantity quantity,
        int channel,
        double value,
        Instant newest,
        @Nullable Instant beyondSince,
        boolean raised,
        @Nullable DeviceSignal said,
        @Nullable DeviceSignal saidBefore) {

    /** What an alarm of it names as the part of the device: {@code point/quantity#channel}. */
    static String part(@Nullable String point, Quantity quantity, int channel) {
        return (point == null ? "" : point + "/") + quantity.wireName() + (channel == 1 ? "" : "#" + channel);
    }

    String part() {
        return part(point, quantity, channel);
    }
}
