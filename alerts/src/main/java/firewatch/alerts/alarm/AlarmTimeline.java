package firewatch.alerts.alarm;

import java.util.List;
import java.util.UUID;

/** The history of an alarm, open to those who did something for it; the ledger keeps it. */
public interface AlarmTimeline {
    /** A line, and the alarm it belongs to. */
    record Line(UUID alarm, TimelineEntry entry) {}

    /** Adds lines, in this order; joins the JTA transaction of the calling thread, where there is one. */
    void add(List<Line> lines);

    /** Adds one line. */
    default void add(UUID alarm, TimelineEntry entry) {
        add(List.of(new Line(alarm, entry)));
    }
}
