package firewatch.alerts.dispatch;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time in which somebody works on a device, a gateway, a building or a floor of it (检修期): what it reports is logged and
 * shown, but nobody is paged.
 *
 * @param by who put it on test
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record OnTest(
        String id,
        @Nullable String device,
        @Nullable String gateway,
        @Nullable String building,
        @Nullable String floor,
        String reason,
        Instant since,
        Instant until,
        String by) {

    /** Whether an alarm at that place is under it now. */
    boolean covers(Spot spot, Instant now) {
        if (now.isBefore(since) || !now.isBefore(until)) {
            return false;
        }
        if (device != null) {
            return device.equals(spot.device());
        }
        if (gateway != null) {
            return gateway.equals(spot.gateway()) || gateway.equals(spot.device());
        }
        return building != null && building.equals(spot.building()) && (floor == null || floor.equals(spot.floor()));
    }

    /** Where an alarm is, as far as on test asks. */
    record Spot(
            String device,
            @Nullable String gateway,
            @Nullable String building,
            @Nullable String floor) {}
}
