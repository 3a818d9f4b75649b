package firewatch.alerts.alarm;

import java.util.List;

/**
 * A listener to what happens to alarms. Every bean of this type is called for every transaction that changes alarms, inside
 * that JTA transaction, with all its changes in their order and the rows of the alarms already written: what it writes
 * through the {@code alerts} datasource on the calling thread commits with them or not at all, and an exception from it
 * undoes the whole.
 */
public interface AlarmChanges {
    void changed(List<AlarmChange> changes);
}
