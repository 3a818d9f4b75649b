package firewatch.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The place in a list where the next page starts: opaque to callers, a few strings to us. */
public final class Cursor {
    private static final String BETWEEN = "\u001f";

    private Cursor() {}

    /** The cursor that holds these parts; none may contain a unit separator. */
    public static String of(List<String> parts) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join(BETWEEN, parts).getBytes(UTF_8));
    }

    /**
     * The parts of a cursor, or null where none was given.
     *
     * @throws Refused where it was not made here
     */
    public static @Nullable List<String> parts(@Nullable String cursor, int expected) {
        if (cursor == null || cursor.isEmpty()) {
            return null;
        }
        List<String> parts;
        try {
            parts = List.of(new String(Base64.getUrlDecoder().decode(cursor), UTF_8).split(BETWEEN, -1));
        } catch (IllegalArgumentException e) {
            throw Refused.invalid("cursor", "is not one of ours");
        }
        if (parts.size() != expected) {
            throw Refused.invalid("cursor", "is not one of ours");
        }
        return parts;
    }
}
