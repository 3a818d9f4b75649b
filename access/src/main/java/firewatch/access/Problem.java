package firewatch.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A problem document (RFC 9457): how every API here says no. Without a {@code type} the title is the meaning of the
 * status.
 *
 * @param errors the fields that are wrong; absent where none is to blame
 * @param id names the log entry of an unexpected failure; absent otherwise
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        int status,
        String title,
        @Nullable String detail,
        List<FieldError> errors,
        @Nullable String id) {
    /** The media type of a problem document. */
    public static final String MEDIA_TYPE = "application/problem+json";

    public Problem {
        errors = List.copyOf(errors);
    }

    public static Problem of(int status, @Nullable String detail) {
        return new Problem(status, Reason.of(status), detail, List.of(), null);
    }

    public static Problem invalid(List<FieldError> errors) {
        return new Problem(400, Reason.of(400), "the request is not valid", errors, null);
    }

    static Problem unexpected(String id) {
        return new Problem(500, Reason.of(500), "this is our fault; the log has more under the id", List.of(), id);
    }
}
