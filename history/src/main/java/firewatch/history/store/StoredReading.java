package firewatch.history.store;

import firewatch.events.DeviceId;
import firewatch.events.DeviceSignal;
import firewatch.events.DeviceSignal.ClockSource;
import firewatch.events.Reading;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One reading as it is stored.
 *
 * @param at the device's time where it gave a believable one, else ours
 * @param nth the same whenever the same reading comes again, and different for different readings of one instant
 */
public record StoredReading(
        Series series,
        Instant at,
        int nth,
        double value,
        @Nullable Counted counted) {
    /** A device clock further ahead of ours than this is not believed. */
    private static final Duration FURTHEST_AHEAD = Duration.ofDays(1);

    /** One quantity of one channel of one point of one device. */
    public record Series(String device, String point, String quantity, int channel) {}

    /** A message that has a counter and no time of its own: a resend of it is known by these. */
    public record Counted(DeviceId device, long seq, int digest, Instant receivedAt) {}

    static StoredReading of(DeviceSignal signal, Reading reading, int digest) {
        Series series = new Series(
                signal.device().value(),
                signal.point() == null ? "" : signal.point(),
                reading.quantity().wireName(),
                reading.channel());
        Long seq = signal.seq();
        if (hasOwnTime(signal)) {
            int nth = seq == null ? Double.hashCode(reading.value()) : Long.hashCode(seq);
            return new StoredReading(series, signal.occurredAt(), nth, reading.value(), null);
        }
        if (seq == null) {
            return new StoredReading(series, signal.receivedAt(), signal.id().hashCode(), reading.value(), null);
        }
        Counted counted = new Counted(signal.device(), seq, digest, signal.receivedAt());
        return new StoredReading(series, signal.receivedAt(), Long.hashCode(seq), reading.value(), counted);
    }

    private static boolean hasOwnTime(DeviceSignal signal) {
        return signal.clock() == ClockSource.DEVICE
                && signal.occurredAt().isBefore(signal.receivedAt().plus(FURTHEST_AHEAD));
    }
}
