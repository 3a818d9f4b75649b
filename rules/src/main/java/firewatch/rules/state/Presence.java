package firewatch.rules.state;

import java.util.Locale;

/** Whether a device is there (在线, 离线, 未知). */
public enum Presence {
    /** Heard in time. */
    ONLINE,
    /** Not heard in time, though its gateway was. */
    SILENT,
    /** Never heard, or behind a gateway that is gone: nobody is accused. */
    UNKNOWN;

    /** The name used outside: {@code online}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
