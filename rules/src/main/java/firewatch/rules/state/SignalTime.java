package firewatch.rules.state;

import firewatch.events.AlarmEpisode.ClockState;
import firewatch.events.DeviceSignal;
import java.time.Duration;
import java.time.Instant;

/**
 * When a signal happened, as far as it can be believed.
 *
 * @param at the device's time where it is believed, else ours
 * @param said whether the device itself said it, so that its signals can be put in order by it
 * @param late heard long after it happened
 */
public record SignalTime(Instant at, ClockState clock, boolean said, boolean late) {

    public static SignalTime of(DeviceSignal signal, ClockBounds bounds) {
        return switch (signal.clock()) {
            case RECEIVED -> new SignalTime(signal.receivedAt(), ClockState.OK, false, false);
            case UNREADABLE -> wrong(signal);
            case DEVICE -> said(signal, bounds);
        };
    }

    private static SignalTime said(DeviceSignal signal, ClockBounds bounds) {
        Duration behind = Duration.between(signal.occurredAt(), signal.receivedAt());
        if (behind.compareTo(bounds.behindAtMost()) > 0 || behind.negated().compareTo(bounds.aheadAtMost()) > 0) {
            return wrong(signal);
        }
        boolean late = behind.compareTo(bounds.lateAfter()) > 0;
        return new SignalTime(signal.occurredAt(), ClockState.OK, true, late);
    }

    private static SignalTime wrong(DeviceSignal signal) {
        return new SignalTime(signal.receivedAt(), ClockState.WRONG, false, false);
    }
}
