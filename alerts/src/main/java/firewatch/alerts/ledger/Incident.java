package firewatch.alerts.ledger;

import com.fasterxml.jackson.annotation.JsonProperty;
import firewatch.events.AlarmClass;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Alarms that hang together (火灾事件): one storm in one building.
 *
 * @param alarmClass the gravest class of its alarms
 * @param raisedAt when the first of them began
 * @param open how many of them are not closed
 * @param alarms their ids, oldest first
 */
public record Incident(
        String id,
        @JsonProperty("class") AlarmClass alarmClass,
        @Nullable String building,
        @Nullable String buildingName,
        Instant raisedAt,
        Instant lastRaisedAt,
        boolean active,
        boolean confirmed,
        int open,
        List<UUID> alarms) {
    public Incident {
        alarms = List.copyOf(alarms);
    }
}
