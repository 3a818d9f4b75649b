package firewatch.access;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The checks of one request: each failed one blames its field. */
public final class Checks {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

    private final List<FieldError> errors = new ArrayList<>();

    /** An id must be there and be one. */
    public Checks id(String field, @Nullable String value) {
        return value == null ? that(false, field, "is required") : optionalId(field, value);
    }

    /** An id, where it is there, must be one. */
    public Checks optionalId(String field, @Nullable String value) {
        return that(
                value == null || ID.matcher(value).matches(),
                field,
                "must be 1-64 letters, digits, '-', '_', '.', ':'");
    }

    /** A text must be there, not blank, and no longer than this. */
    public Checks text(String field, @Nullable String value, int longest) {
        return value == null || value.isBlank()
                ? that(false, field, "is required")
                : optionalText(field, value, longest);
    }

    /** A text, where it is there, must be no longer than this and hold no control characters. */
    public Checks optionalText(String field, @Nullable String value, int longest) {
        if (value == null) {
            return this;
        }
        return that(value.codePointCount(0, value.length()) <= longest, field, "must be at most " + longest + " long")
                .that(value.chars().noneMatch(Character::isISOControl), field, "must not hold control characters");
    }

    /** Anything else. */
    public Checks that(boolean holds, String field, String message) {
        if (!holds) {
            errors.add(new FieldError(field, message));
        }
        return this;
    }

    public List<FieldError> errors() {
        return List.copyOf(errors);
    }

    /** @throws Refused where a check failed */
    public void orRefuse() {
        if (!errors.isEmpty()) {
            throw Refused.invalid(errors);
        }
    }
}
