package firewatch.alerts.dispatch;

import firewatch.access.Cursor;
import firewatch.access.Refused;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a page of a list starts: after the row that was made with this number. */
final class Places {
    private Places() {}

    static long after(@Nullable String cursor) {
        List<String> parts = Cursor.parts(cursor, 1);
        if (parts == null) {
            return 0;
        }
        String made = parts.getFirst();
        if (!made.matches("\\d{1,18}")) {
            throw Refused.invalid("cursor", "is not one of ours");
        }
        return Long.parseLong(made);
    }

    static List<String> of(long made) {
        return List.of(Long.toString(made));
    }
}
