package firewatch.alerts.dispatch;

import com.fasterxml.jackson.annotation.JsonInclude;
import firewatch.events.AlarmClass;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which contact is told of which alarms, and when (分派规则).
 *
 * @param building the building it is for; null with a null area is every place, alarms without a place among them
 * @param area the area whose buildings it is for
 * @param after how long after the alarm; longer than zero is a later step of escalation
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Route(
        String id,
        String name,
        @Nullable String building,
        @Nullable String area,
        Set<AlarmClass> classes,
        String contact,
        Duration after,
        Until until) {
    public Route {
        classes = Set.copyOf(classes);
    }

    /** Whether an alarm of that class, in that building of that area, is for this route. */
    boolean matches(AlarmClass alarmClass, @Nullable String itsBuilding, @Nullable String itsArea) {
        boolean here = (building == null || building.equals(itsBuilding)) && (area == null || area.equals(itsArea));
        return here && classes.contains(alarmClass);
    }
}
