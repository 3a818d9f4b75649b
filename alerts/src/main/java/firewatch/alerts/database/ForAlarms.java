package firewatch.alerts.database;

import java.util.function.Supplier;

/**
 * Work that carries an alarm on its way: it has connections of the database to itself, so that a crowd of readers, who may
 * hold all others, keeps no fire waiting.
 */
public final class ForAlarms {
    private static final ScopedValue<Boolean> CARRIES_ONE = ScopedValue.newInstance();

    private ForAlarms() {}

    /** Does it; whatever it asks of the database on this thread is for an alarm. */
    public static void run(Runnable deed) {
        ScopedValue.where(CARRIES_ONE, true).run(deed);
    }

    /** The same, with an answer. */
    public static <T> T call(Supplier<T> deed) {
        return ScopedValue.where(CARRIES_ONE, true).call(deed::get);
    }

    static boolean isCarried() {
        return CARRIES_ONE.isBound();
    }
}
