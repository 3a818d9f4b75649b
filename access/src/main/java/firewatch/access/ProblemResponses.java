package firewatch.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Writes a {@link Problem} as a response, whatever the request accepts. */
@Singleton
public class ProblemResponses {
    private final ObjectMapper json;

    ProblemResponses(ObjectMapper json) {
        this.json = json;
    }

    Response of(Problem problem) {
        return of(problem, null);
    }

    Response of(Problem problem, @Nullable Duration retryAfter) {
        Response.ResponseBuilder response = Response.status(problem.status());
        if (retryAfter != null) {
            response.header(HttpHeaders.RETRY_AFTER, Math.max(1, retryAfter.toSeconds()));
        }
        if (problem.status() == Response.Status.UNAUTHORIZED.getStatusCode()) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return response.type(Problem.MEDIA_TYPE).entity(bytes(problem)).build();
    }

    /** Keeps the headers of another response, such as Allow. */
    Response like(Response other, Problem problem) {
        Response.ResponseBuilder response = Response.status(problem.status());
        other.getHeaders().forEach((name, values) -> values.forEach(value -> response.header(name, value)));
        return response.type(Problem.MEDIA_TYPE).entity(bytes(problem)).build();
    }

    byte[] bytes(Problem problem) {
        try {
            return json.writeValueAsBytes(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
