package firewatch.alerts.console;

import firewatch.access.Refused;
import org.jspecify.annotations.Nullable;

/** What a person wrote into a request. */
final class Words {
    private static final int LONGEST_NOTE = 4000;
    private static final int LONGEST_NAME = 64;

    private Words() {}

    /** A note without the blanks around it; null where nothing was written. */
    static @Nullable String note(@Nullable String text) {
        return bounded("note", text, LONGEST_NOTE);
    }

    static @Nullable String name(String field, @Nullable String text) {
        return bounded(field, text, LONGEST_NAME);
    }

    static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw Refused.invalid(field, "is required");
        }
        return value;
    }

    private static @Nullable String bounded(String field, @Nullable String text, int longest) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String stripped = text.strip();
        if (stripped.length() > longest) {
            throw Refused.invalid(field, "must not be longer than " + longest + " characters");
        }
        return stripped;
    }
}
