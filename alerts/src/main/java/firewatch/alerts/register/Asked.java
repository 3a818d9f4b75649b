package firewatch.alerts.register;

import firewatch.access.Cursor;
import firewatch.access.Page;
import firewatch.access.Refused;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What every resource of the register reads from a request in the same way. */
final class Asked {
    private Asked() {}

    /** The body, which must be there. */
    static <T> T body(@Nullable T given) {
        if (given == null) {
            throw Refused.invalid("body", "is required");
        }
        return given;
    }

    /** The id in the path, which the body may repeat but not change. */
    static String sameId(String path, @Nullable String body) {
        if (body != null && !Objects.equals(path, body)) {
            throw Refused.invalid("id", "cannot be changed");
        }
        return path;
    }

    /** The id after which a page starts. */
    static @Nullable String after(@Nullable String cursor) {
        List<String> parts = Cursor.parts(cursor, 1);
        return parts == null ? null : parts.getFirst();
    }

    /** One page of rows that were read with a limit of one more. */
    static <T> Page<T> page(List<T> rows, int limit, java.util.function.Function<T, @Nullable String> id) {
        return Page.of(rows, limit, row -> List.of(String.valueOf(id.apply(row))));
    }
}
