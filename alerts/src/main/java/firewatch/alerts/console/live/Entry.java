package firewatch.alerts.console.live;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One numbered entry of the feed.
 *
 * @param building whoever may see it may see this entry; null is for those who see all
 * @param alarmClass the class of its alarm, where it is about one
 * @param heardAt when the signal that raised it was heard, where that is to be measured
 * @param data JSON
 */
record Entry(
        long seq,
        Instant at,
        String kind,
        @Nullable String building,
        @Nullable String alarmClass,
        @Nullable Instant heardAt,
        String data) {}
