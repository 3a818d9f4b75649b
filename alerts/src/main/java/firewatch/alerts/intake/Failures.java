package firewatch.alerts.intake;

import java.sql.SQLException;
import java.time.DateTimeException;
import org.jspecify.annotations.Nullable;

/** What a failure means to somebody who could try again. */
final class Failures {
    /** SQLSTATE class 22, data exception: this very value cannot be stored. */
    private static final String DATA_EXCEPTION = "22";

    /** SQLSTATE class 23, integrity constraint violation. */
    private static final String CONSTRAINT = "23";

    private Failures() {}

    /** Whether the data itself cannot be stored, rather than the database being away or busy. */
    static boolean isRefusal(Throwable failure) {
        String state = sqlState(failure);
        return state == null ? isOutOfRange(failure) : state.startsWith(DATA_EXCEPTION) || state.startsWith(CONSTRAINT);
    }

    /** Whether a value, such as a time, is beyond what the driver can carry at all. */
    private static boolean isOutOfRange(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ArithmeticException || cause instanceof DateTimeException) {
                return true;
            }
        }
        return false;
    }

    static String firstWords(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return message.lines().findFirst().orElse(message);
    }

    private static @Nullable String sqlState(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState();
            }
        }
        return null;
    }
}
