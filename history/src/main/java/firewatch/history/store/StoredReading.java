package firewatch.history.store;

import firewatch.events.DeviceSignal;
import firewatch.events.DeviceSignal.ClockSource;
import firewatch.events.Reading;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * One reading as it is stored.
 *
 * @param at the device's time where it gave a believable one, else ours
 * @param nth the same whenever the same reading comes again, and different for different readings of one instant
 * @param timeIsOurs whether the same reading, come again, has the same {@code nth} at another time
 * @param mark what the message said of itself: its counter, or the time that it gave
 */
public record StoredReading(
        Series series, Instant at, int nth, double value, boolean timeIsOurs, long mark, Instant receivedAt) {
    /** A device clock further ahead of ours than this is not believed. */
    private static final Duration FURTHEST_AHEAD = Duration.ofDays(1);

    /** One quantity of one channel of one point of one device. */
    public record Series(String device, String point, String quantity, int channel) {}

    static StoredReading of(DeviceSignal signal, Reading reading) {
        Series series = new Series(
                signal.device().value(),
                signal.point() == null ? "" : signal.point(),
                reading.quantity().wireName(),
                reading.channel());
        Long seq = signal.seq();
        long mark = seq == null ? ChronoUnit.MICROS.between(Instant.EPOCH, signal.occurredAt()) : seq;
        double value = reading.value();
        if (hasOwnTime(signal)) {
            int nth = seq == null ? Double.hashCode(value) : Long.hashCode(seq);
            return new StoredReading(series, signal.occurredAt(), nth, value, false, mark, signal.receivedAt());
        }
        int nth = seq == null ? signal.id().hashCode() : Long.hashCode(seq);
        return new StoredReading(series, signal.receivedAt(), nth, value, seq != null, mark, signal.receivedAt());
    }

    /** This, or where its time is older than anything that is kept, the same at the time when it came. */
    StoredReading notBefore(Instant keptFrom) {
        return at.isBefore(keptFrom)
                ? new StoredReading(series, receivedAt, Long.hashCode(mark), value, true, mark, receivedAt)
                : this;
    }

    private static boolean hasOwnTime(DeviceSignal signal) {
        return signal.clock() == ClockSource.DEVICE
                && signal.occurredAt().isBefore(signal.receivedAt().plus(FURTHEST_AHEAD));
    }
}
