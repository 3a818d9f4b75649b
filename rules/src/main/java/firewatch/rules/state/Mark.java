package firewatch.rules.state;

import firewatch.events.DeviceSignal;
import firewatch.events.GatewayId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The newest word on a condition of a point, or on all of a point's conditions.
 *
 * @param by through whom it came
 * @param at when it happened; never after we heard it
 * @param said whether the device's clock said so
 */
public record Mark(
        boolean inForce,
        GatewayId by,
        Instant at,
        boolean said,
        @Nullable Long seq) {
    /** More than two ears' clocks differ, and than one of them may be behind the other with what it heard. */
    private static final Duration OUR_OWN = Duration.ofMinutes(10);

    static Mark of(boolean inForce, DeviceSignal signal, SignalTime time) {
        Instant at = time.at().isAfter(signal.receivedAt()) ? signal.receivedAt() : time.at();
        return new Mark(inForce, signal.gateway(), at, time.said(), signal.seq());
    }

    /**
     * Whether a signal that is heard now tells of a time before this mark. Times of one clock are put in order as they
     * are; across clocks only a signal that is late can be older, since two clocks never agree. A mark of a time that is
     * still to come was made before our own clock was put back.
     */
    boolean isNewerThan(DeviceSignal signal, SignalTime time) {
        if (!time.said()
                || !time.at().isBefore(at)
                || at.isAfter(signal.receivedAt().plus(OUR_OWN))) {
            return false;
        }
        boolean sameClock = said && by.equals(signal.gateway());
        return sameClock ? !isCountedBefore(signal) : time.late();
    }

    private boolean isCountedBefore(DeviceSignal signal) {
        Long next = signal.seq();
        return seq != null && next != null && next > seq;
    }
}
