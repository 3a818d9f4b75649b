package firewatch.history.query;

import org.jspecify.annotations.Nullable;

/**
 * One line that a device's charts can have: a quantity of one channel of one of its points.
 *
 * @param unit of its values
 * @param point null where it is the device itself
 */
public record MeasuredSeries(
        String quantity, String unit, @Nullable String point, int channel) {}
