package firewatch.rules.state;

import firewatch.events.Condition;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The newest words on one point.
 *
 * @param status the newest whole status that counted; a condition without a mark of its own is calm since then
 * @param conditions those in force, and those that ended after the status
 * @param heardAt when the point was last heard
 */
public record PointMarks(
        @Nullable String point, @Nullable Mark status, Map<Condition, Mark> conditions, Instant heardAt) {
    public PointMarks {
        conditions = Map.copyOf(conditions);
    }

    static PointMarks none(@Nullable String point, Instant heardAt) {
        return new PointMarks(point, null, Map.of(), heardAt);
    }

    @Nullable
    Mark of(Condition condition) {
        Mark own = conditions.get(condition);
        return own != null || !condition.isReportable() ? own : status;
    }

    PointMarks with(Condition condition, Mark mark) {
        Map<Condition, Mark> changed = new EnumMap<>(Condition.class);
        changed.putAll(conditions);
        changed.put(condition, mark);
        return new PointMarks(point, status, changed, heardAt);
    }

    /** After a whole status: what it calmed needs no mark of its own any more. */
    PointMarks withStatus(Mark newStatus) {
        Map<Condition, Mark> kept = new EnumMap<>(Condition.class);
        conditions.forEach((condition, mark) -> {
            if (mark.inForce() || !condition.isReportable() || mark.at().isAfter(newStatus.at())) {
                kept.put(condition, mark);
            }
        });
        return new PointMarks(point, newStatus, kept, heardAt);
    }

    boolean isCalm() {
        return conditions.values().stream().noneMatch(Mark::inForce);
    }
}
