package firewatch.alerts.console;

import firewatch.access.Cursor;
import firewatch.access.Refused;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a caller wrote into a list's query. */
final class Pages {
    private Pages() {}

    /** The place a cursor names, or the first place where there is no cursor. */
    static long place(@Nullable String cursor, long first) {
        List<String> parts = Cursor.parts(cursor, 1);
        if (parts == null) {
            return first;
        }
        try {
            return Long.parseLong(parts.getFirst());
        } catch (NumberFormatException e) {
            throw Refused.invalid("cursor", "is not one of ours");
        }
    }

    static @Nullable Instant instant(String field, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text.strip().replace(' ', '+')).toInstant();
        } catch (DateTimeParseException e) {
            throw Refused.invalid(field, "must be an ISO 8601 time with a zone, such as 2026-11-22T08:00:00Z");
        }
    }

    /** The text, or null where it is blank. */
    static @Nullable String text(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
