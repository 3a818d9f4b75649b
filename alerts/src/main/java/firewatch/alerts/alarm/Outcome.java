package firewatch.alerts.alarm;

import java.util.Locale;

/** What an alarm turned out to be (核实结果). */
public enum Outcome {
    /** 真实火警. */
    REAL_FIRE,
    /** 误报. */
    FALSE_ALARM,
    /** A test or drill (测试). */
    TEST,
    /** The device itself is broken (故障). */
    FAULT,
    UNKNOWN;

    /** The name used outside and in the database: {@code real_fire}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
