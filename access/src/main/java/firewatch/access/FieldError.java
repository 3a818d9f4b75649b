package firewatch.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with one field of a request.
 *
 * @param line the line of a file that was sent, counted from 1; absent elsewhere
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FieldError(@Nullable Integer line, String field, String message) {
    public FieldError(String field, String message) {
        this(null, field, message);
    }

    public FieldError atLine(int line) {
        return new FieldError(line, field, message);
    }
}
