package firewatch.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A signal in its envelope: who said it, through whom, and when. Key of its record is the device.
 *
 * @param point which part of the device; null is the device itself
 * @param occurredAt the device's time as far as it could be read, else {@code receivedAt}; it may be wrong
 * @param receivedAt our time, at the ear
 * @param clock where {@code occurredAt} comes from
 * @param seq the device's own counter, where it has one
 * @param test made under test or commissioning: marks an alarm, never keeps a fire from paging
 * @param resent the same words came within the last minutes; a hint, since state is what stops doubles
 */
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
public record DeviceSignal(
        SignalId id,
        DeviceId device,
        @Nullable String point,
        GatewayId gateway,
        String format,
        Instant occurredAt,
        Instant receivedAt,
        ClockSource clock,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long seq,
        boolean test,
        boolean resent,
        Signal signal)
        implements Heard {
    public DeviceSignal {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(device, "device");
        Objects.requireNonNull(gateway, "gateway");
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(occurredAt, "occurredAt");
        Objects.requireNonNull(receivedAt, "receivedAt");
        Objects.requireNonNull(clock, "clock");
        Objects.requireNonNull(signal, "signal");
    }

    /** Where the time of a signal comes from. */
    public enum ClockSource {
        /** The device said it. */
        DEVICE,
        /** The device said none, so it is our receive time. */
        RECEIVED,
        /** The device said one that cannot be read, so it is our receive time. */
        UNREADABLE
    }
}
