package firewatch.alerts.alarm;

/**
 * A listener to what happens to alarms. Every bean of this type is called for every change, inside the JTA transaction
 * that makes the change: what it writes through the {@code alerts} datasource on the calling thread commits with it or
 * not at all, and an exception from it undoes the whole.
 */
public interface AlarmChanges {
    void changed(AlarmChange change);
}
