package firewatch.alerts.alarm;

import com.fasterxml.jackson.annotation.JsonProperty;
import firewatch.events.AlarmClass;
import firewatch.events.AlarmEpisode.ClockState;
import firewatch.events.Condition;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One case (警情): all that happened at a point of a device in one class, from the first episode until people closed it.
 * Its JSON is the one that the API, the live feed and the webhooks show.
 *
 * @param version rises with each change, from 1
 * @param condition the gravest condition in force, or the last one that was
 * @param active whether any episode of it lasts
 * @param placement null where the device has no place
 * @param raisedAt when it began, by the device's clock where that can be believed
 * @param receivedAt when it was heard first
 * @param confirmed whether a second detector of the building told the same
 * @param escalations how often it got worse after it was raised
 * @param incident the incident it belongs to
 * @param late heard long after it began
 * @param foreign raised through a gateway that is not the device's own
 * @param registered whether the device stood in the register
 * @param test the device said it was under test
 */
public record Alarm(
        UUID id,
        long version,
        @JsonProperty("class") AlarmClass alarmClass,
        @LowerCased AlarmState state,
        @LowerCased Condition condition,
        boolean active,
        String deviceId,
        @Nullable String point,
        @Nullable AlarmPlace placement,
        Instant raisedAt,
        Instant receivedAt,
        boolean confirmed,
        int escalations,
        @Nullable String incident,
        @Nullable String acknowledgedBy,
        @Nullable String assignedTo,
        @LowerCased @Nullable Outcome verifiedAs,
        boolean late,
        @LowerCased ClockState clock,
        boolean foreign,
        boolean registered,
        boolean test) {

    /** The building it is in; null where the device has no place. */
    public @Nullable String building() {
        return placement == null ? null : placement.building();
    }
}
