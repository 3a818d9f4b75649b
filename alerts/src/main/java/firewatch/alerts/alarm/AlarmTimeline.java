package firewatch.alerts.alarm;

import java.util.UUID;

/** The history of an alarm, open to those who did something for it; the ledger keeps it. */
public interface AlarmTimeline {
    /** Adds a line; joins the JTA transaction of the calling thread, where there is one. */
    void add(UUID alarm, TimelineEntry entry);
}
