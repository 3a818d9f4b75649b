package firewatch.events;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The bounds of one quantity at one device, in the quantity's unit; they come from the site, never from code.
 *
 * @param forAtLeast how long a bound must be passed before it counts
 */
public record Limit(@Nullable Double low, @Nullable Double high, Duration forAtLeast) {}
