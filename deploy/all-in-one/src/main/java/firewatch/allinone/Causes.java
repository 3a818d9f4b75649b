package firewatch.allinone;

import org.jspecify.annotations.Nullable;

/** What lies under a failure. */
final class Causes {
    private static final int DEEPEST = 50;

    private Causes() {}

    /** The failure that the others came from. */
    static Throwable first(Throwable failure) {
        Throwable found = failure;
        for (int depth = 0; depth < DEEPEST; depth++) {
            Throwable cause = found.getCause();
            if (cause == null) {
                break;
            }
            found = cause;
        }
        return found;
    }

    static String inOneLine(@Nullable Throwable failure) {
        if (failure == null) {
            return "no reason was given";
        }
        Throwable first = first(failure);
        String message = first.getMessage();
        return message == null || message.isBlank()
                ? first.getClass().getSimpleName()
                : message.strip().replaceAll("\\s+", " ");
    }
}
