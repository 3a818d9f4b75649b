package firewatch.history.store;

import firewatch.events.DeviceId;
import firewatch.events.DeviceSignal;
import firewatch.events.DeviceSignal.ClockSource;
import firewatch.events.Reading;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * One reading as it is stored.
 *
 * @param at the device's time where it gave a believable one, else ours
 * @param nth the same whenever the same reading comes again, and different for different readings of one instant
 * @param counted by what a resend is known where {@code at} does not tell
 * @param undated by what a resend is known where {@code at} is not to be believed
 */
public record StoredReading(
        Series series,
        Instant at,
        int nth,
        double value,
        @Nullable Counted counted,
        Counted undated) {
    /** A device clock further ahead of ours than this is not believed. */
    private static final Duration FURTHEST_AHEAD = Duration.ofDays(1);

    /** One quantity of one channel of one point of one device. */
    public record Series(String device, String point, String quantity, int channel) {}

    /**
     * A message without a time that places it: a resend of it is known by these.
     *
     * @param mark its counter, or the time that it gave
     */
    public record Counted(DeviceId device, long mark, int digest, Instant receivedAt) {}

    static StoredReading of(DeviceSignal signal, Reading reading, int digest) {
        Series series = new Series(
                signal.device().value(),
                signal.point() == null ? "" : signal.point(),
                reading.quantity().wireName(),
                reading.channel());
        Long seq = signal.seq();
        long mark = seq == null ? ChronoUnit.MICROS.between(Instant.EPOCH, signal.occurredAt()) : seq;
        Counted counted = new Counted(signal.device(), mark, digest, signal.receivedAt());
        if (hasOwnTime(signal)) {
            int nth = seq == null ? Double.hashCode(reading.value()) : Long.hashCode(seq);
            return new StoredReading(series, signal.occurredAt(), nth, reading.value(), null, counted);
        }
        int nth = seq == null ? signal.id().value().hashCode() : Long.hashCode(seq);
        return new StoredReading(
                series, signal.receivedAt(), nth, reading.value(), seq == null ? null : counted, counted);
    }

    /** This, or where its time is older than anything that is kept, the same at the time when it came. */
    StoredReading notBefore(Instant keptFrom) {
        return at.isBefore(keptFrom)
                ? new StoredReading(
                        series, undated.receivedAt(), Long.hashCode(undated.mark()), value, undated, undated)
                : this;
    }

    private static boolean hasOwnTime(DeviceSignal signal) {
        return signal.clock() == ClockSource.DEVICE
                && signal.occurredAt().isBefore(signal.receivedAt().plus(FURTHEST_AHEAD));
    }
}
