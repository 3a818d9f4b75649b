package firewatch.access;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Thrown by a resource to answer with a {@link Problem}. */
public final class Refused extends RuntimeException {
    private final transient Problem problem;
    private final @Nullable Duration retryAfter;

    public Refused(Problem problem) {
        this(problem, null);
    }

    private Refused(Problem problem, @Nullable Duration retryAfter) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
        this.retryAfter = retryAfter;
    }

    public Problem problem() {
        return problem;
    }

    @Nullable
    Duration retryAfter() {
        return retryAfter;
    }

    /** 400, blaming one field. */
    public static Refused invalid(String field, String message) {
        return new Refused(Problem.invalid(List.of(new FieldError(field, message))));
    }

    /** 400, blaming several fields. */
    public static Refused invalid(List<FieldError> errors) {
        return new Refused(Problem.invalid(errors));
    }

    /** 401. */
    public static Refused unauthorized(String detail) {
        return new Refused(Problem.of(401, detail));
    }

    /** 403. */
    public static Refused forbidden(String detail) {
        return new Refused(Problem.of(403, detail));
    }

    /** 404. */
    public static Refused notFound(String detail) {
        return new Refused(Problem.of(404, detail));
    }

    /** 409. */
    public static Refused conflict(String detail) {
        return new Refused(Problem.of(409, detail));
    }

    /** 412: the version that If-Match named is not the present one. */
    public static Refused stale(String detail) {
        return new Refused(Problem.of(412, detail));
    }

    /** 429 with Retry-After. */
    public static Refused tooMany(String detail, Duration retryAfter) {
        return new Refused(Problem.of(429, detail), retryAfter);
    }

    /** 503 with Retry-After. */
    public static Refused notNow(String detail, Duration retryAfter) {
        return new Refused(Problem.of(503, detail), retryAfter);
    }
}
