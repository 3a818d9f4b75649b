package firewatch.alerts.alarm;

import java.util.Locale;

/** How far people have come with an alarm (处置状态). */
public enum AlarmState {
    /** Nobody has answered yet. */
    NEW,
    /** Somebody has seen it (确认). */
    ACKNOWLEDGED,
    /** Somebody found out what it was (核实). */
    VERIFIED,
    /** Help is on its way (派遣). */
    DISPATCHED,
    /** Done with; a new episode opens a new case. */
    CLOSED;

    public boolean isOpen() {
        return this != CLOSED;
    }

    /** The name used outside and in the database: {@code acknowledged}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
