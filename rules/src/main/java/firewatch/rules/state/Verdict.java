package firewatch.rules.state;

import firewatch.events.AlarmClass;
import firewatch.events.Condition;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one rule takes a signal to mean for one point and class. Whether it counts (who said it, and when) is for the
 * {@link DeviceState} to say.
 *
 * @param raised conditions in force by this signal
 * @param calmed conditions not in force by this signal
 */
public record Verdict(AlarmClass alarmClass, @Nullable String point, Set<Condition> raised, Set<Condition> calmed) {
    public Verdict {
        raised = Set.copyOf(raised);
        calmed = Set.copyOf(calmed);
    }
}
