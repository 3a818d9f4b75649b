package firewatch.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param next the cursor of the page after this; null where this is the last
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Page<T>(List<T> items, @Nullable String next) {
    public static final int DEFAULT_LIMIT = 50;
    public static final int LARGEST_LIMIT = 500;

    public Page {
        items = List.copyOf(items);
    }

    /**
     * The page made of rows that were read with a limit of one more than wanted.
     *
     * @param placeOf what the next page starts after, as {@link Cursor#of} takes it
     */
    public static <T> Page<T> of(List<T> rows, int limit, Function<T, List<String>> placeOf) {
        if (rows.size() <= limit) {
            return new Page<>(rows, null);
        }
        List<T> shown = rows.subList(0, limit);
        return new Page<>(shown, Cursor.of(placeOf.apply(shown.getLast())));
    }

    /** The limit a caller asked for, within bounds. */
    public static int limit(@Nullable Integer asked) {
        if (asked == null) {
            return DEFAULT_LIMIT;
        }
        if (asked < 1 || asked > LARGEST_LIMIT) {
            throw Refused.invalid("limit", "must be from 1 to " + LARGEST_LIMIT);
        }
        return asked;
    }
}
