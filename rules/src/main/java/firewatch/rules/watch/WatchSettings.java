package firewatch.rules.watch;

import firewatch.events.Limit;
import firewatch.events.Quantity;
import firewatch.rules.state.ClockBounds;
import java.time.Duration;
import java.util.Map;

/**
 * The parameters of the watch.
 *
 * @param grace how much later than expected a device may be
 * @param gap ticks further apart than this mean that the ear was away, and that time does not count
 * @param afterGap how long after such a gap time still does not count, so that gateways can come back
 * @param trial how long a gateway must not be heard, once a device of its is due, until it is said to be lost; a tenth
 *     of the device's interval where that is longer
 * @param quiet a gateway that was not heard for longer comes back when it is heard, and is given time
 * @param settle how long a gateway that came back has, until its devices are judged
 * @param hysteresis the share of a limit, or of the range between two, that a value must come back by
 * @param hysteresisOf for some quantities, in their unit: what it must come back by instead
 * @param clock when the clock of a device is not believed
 */
public record WatchSettings(
        Duration grace,
        Duration gap,
        Duration afterGap,
        Duration trial,
        Duration quiet,
        Duration settle,
        double hysteresis,
        Map<Quantity, Double> hysteresisOf,
        ClockBounds clock) {
    /** What suits most. */
    public static final WatchSettings USUAL = new WatchSettings(
            Duration.ofSeconds(2),
            Duration.ofSeconds(3),
            Duration.ofMinutes(1),
            Duration.ofSeconds(30),
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            0.02,
            Map.of(),
            ClockBounds.USUAL);

    private static final int TRIAL_SHARE = 10;
    private static final Duration LONGEST_TRIAL = Duration.ofMinutes(10);

    public WatchSettings {
        hysteresisOf = Map.copyOf(hysteresisOf);
    }

    /** How long the gateway of a device with that interval is on trial. */
    Duration trialOf(Duration every) {
        Duration share = every.dividedBy(TRIAL_SHARE);
        Duration longest = share.compareTo(LONGEST_TRIAL) > 0 ? LONGEST_TRIAL : share;
        return longest.compareTo(trial) > 0 ? longest : trial;
    }

    /** By how much a value must come back within a limit until it is no more beyond. */
    double margin(Quantity quantity, Limit limit, double bound) {
        Double low = limit.low();
        Double high = limit.high();
        Double wanted = hysteresisOf.get(quantity);
        if (low == null || high == null) {
            return wanted == null ? hysteresis * Math.abs(bound) : wanted;
        }
        double range = high - low;
        return Math.min(wanted == null ? hysteresis * range : wanted, range / 4);
    }
}
