package firewatch.ingest.decode;

import firewatch.events.DeviceId;
import firewatch.events.DeviceSignal.ClockSource;
import firewatch.events.Signal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One signal that a decoder read, before it gets an id and an envelope.
 *
 * @param point which part of the device; null is the device itself
 * @param occurredAt the device's time; our receive time where it gave none that can be read
 * @param seq the device's own counter, where it has one
 */
public record Understood(
        DeviceId device,
        @Nullable String point,
        Instant occurredAt,
        ClockSource clock,
        @Nullable Long seq,
        boolean test,
        Signal signal) {}
