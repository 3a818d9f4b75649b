package firewatch.alerts.dispatch;

import firewatch.access.FieldError;
import firewatch.access.Problem;
import firewatch.access.Refused;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is wrong with a request, gathered field by field and answered in one. */
final class Checks {
    private static final int LONGEST = 200;

    private final List<FieldError> errors = new ArrayList<>();

    void wrong(String field, String message) {
        errors.add(new FieldError(field, message));
    }

    /** A text that must be there; empty where it is not, which is then known to be wrong. */
    String required(String field, @Nullable String text) {
        if (text == null || text.isBlank()) {
            wrong(field, "is required");
            return "";
        }
        return bounded(field, text);
    }

    @Nullable
    String optional(String field, @Nullable String text) {
        return text == null || text.isBlank() ? null : bounded(field, text);
    }

    /** @throws Refused with everything that was found wrong */
    void done() {
        if (!errors.isEmpty()) {
            throw Refused.invalid(errors);
        }
    }

    /** 422: well said, and still not to be done. */
    static Refused unprocessable(String field, String message) {
        return new Refused(
                new Problem(422, "Unprocessable Content", message, List.of(new FieldError(field, message)), null));
    }

    private String bounded(String field, String text) {
        if (text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl)) {
            wrong(field, "must be at most " + LONGEST + " characters, none of them a control character");
        }
        return text.strip();
    }
}
