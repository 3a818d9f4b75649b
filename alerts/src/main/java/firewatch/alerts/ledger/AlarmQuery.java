package firewatch.alerts.ledger;

import firewatch.events.AlarmClass;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which alarms somebody asks for.
 *
 * @param state whether open, closed or all
 * @param classes empty is all
 * @param since heard at that time or later
 * @param buildings those the asker may see; null is all
 * @param before the place in the order of opening before which the page begins
 */
public record AlarmQuery(
        Which state,
        Set<AlarmClass> classes,
        @Nullable String building,
        @Nullable String device,
        @Nullable Instant since,
        @Nullable Set<String> buildings,
        long before,
        int limit) {

    /** Open is whatever is not closed. */
    public enum Which {
        OPEN,
        CLOSED,
        ALL
    }
}
