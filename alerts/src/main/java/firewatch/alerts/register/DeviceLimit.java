package firewatch.alerts.register;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import firewatch.events.Limit;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The bounds of one quantity at one device.
 *
 * @param forAtLeast how long a bound must be passed before it counts; absent is at once
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DeviceLimit(
        @Nullable Double low,
        @Nullable Double high,
        @JsonProperty("for") @Nullable Duration forAtLeast) {
    boolean isSound() {
        boolean bounds = low != null || high != null;
        boolean finite = (low == null || Double.isFinite(low)) && (high == null || Double.isFinite(high));
        boolean ordered = low == null || high == null || low < high;
        return bounds && finite && ordered && (forAtLeast == null || !forAtLeast.isNegative());
    }

    Limit asEvent() {
        return new Limit(low, high, forAtLeast == null ? Duration.ZERO : forAtLeast);
    }
}
