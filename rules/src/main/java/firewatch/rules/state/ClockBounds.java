package firewatch.rules.state;

import java.time.Duration;

/**
 * How far a device's clock may be from ours before it is not believed.
 *
 * @param aheadAtMost further ahead of us than this is a wrong clock
 * @param behindAtMost further behind us than this is a wrong clock
 * @param lateAfter further behind us than this, and not wrong, is a late signal
 */
public record ClockBounds(Duration aheadAtMost, Duration behindAtMost, Duration lateAfter) {
    /** What suits devices that keep time and gateways that buffer for two days. */
    public static final ClockBounds USUAL =
            new ClockBounds(Duration.ofMinutes(5), Duration.ofHours(48), Duration.ofMinutes(10));
}
