package firewatch.history.query;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a device measured of one quantity between two instants, in steps.
 *
 * @param unit of every value in it
 * @param step how long one point stands for
 */
public record Chart(
        String device, String quantity, String unit, Instant from, Instant to, Duration step, List<Line> series) {

    /**
     * One channel of one point of the device.
     *
     * @param points steps that have readings, oldest first
     * @param gaps spans without readings, longer than is usual in this chart
     */
    public record Line(@Nullable String point, int channel, List<Point> points, List<Gap> gaps) {}

    /** The readings of one step: how many, and their least, mean and greatest value. */
    public record Point(Instant at, double min, double avg, double max, long count) {}

    /** A span in which nothing was measured, or nothing arrived. */
    public record Gap(Instant from, Instant to) {}
}
