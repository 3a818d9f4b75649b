package firewatch.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every way a request can fail, as a {@link Problem}. */
public class ProblemMappers {
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    private final ProblemResponses responses;

    ProblemMappers(ProblemResponses responses) {
        this.responses = responses;
    }

    @ServerExceptionMapper(value = Refused.class, priority = 1)
    public Response refused(Refused refused) {
        return responses.of(refused.problem(), refused.retryAfter());
    }

    @ServerExceptionMapper(value = UnauthorizedException.class, priority = 1)
    public Response unauthorized(UnauthorizedException e) {
        return responses.of(Problem.of(401, "log in first"));
    }

    @ServerExceptionMapper(value = AuthenticationFailedException.class, priority = 1)
    public Response authenticationFailed(AuthenticationFailedException e) {
        return responses.of(Problem.of(401, "the token is not valid; log in again"));
    }

    @ServerExceptionMapper(value = ForbiddenException.class, priority = 1)
    public Response forbidden(ForbiddenException e) {
        return responses.of(Problem.of(403, "your role does not allow this"));
    }

    @ServerExceptionMapper(value = JsonProcessingException.class, priority = 1)
    public Response json(JsonProcessingException e) {
        return responses.of(malformed(e));
    }

    @ServerExceptionMapper(value = MismatchedInputException.class, priority = 1)
    public Response mismatchedJson(MismatchedInputException e) {
        return responses.of(malformed(e));
    }

    @ServerExceptionMapper(value = ConstraintViolationException.class, priority = 1)
    public Response violation(ConstraintViolationException e) {
        List<FieldError> errors = e.getConstraintViolations().stream()
                .map(violation -> new FieldError(fieldOf(violation), violation.getMessage()))
                .sorted((a, b) -> a.field().compareTo(b.field()))
                .toList();
        return responses.of(Problem.invalid(errors));
    }

    @ServerExceptionMapper(value = WebApplicationException.class, priority = 1)
    public Response web(WebApplicationException e) {
        if (e.getCause() instanceof JsonProcessingException json) {
            return responses.of(malformed(json));
        }
        if (e.getCause() instanceof IllegalArgumentException) {
            return responses.of(Problem.of(400, "a parameter cannot be read as what it should be"));
        }
        int status = e.getResponse().getStatus();
        if (status >= 500) {
            return unexpected(e);
        }
        return responses.like(e.getResponse(), Problem.of(status, null));
    }

    @ServerExceptionMapper(value = Throwable.class, priority = 1)
    public Response unexpected(Throwable e) {
        String id = UUID.randomUUID().toString();
        LOG.errorf(e, "request failed, id %s", id);
        return responses.of(Problem.unexpected(id));
    }

    private static Problem malformed(JsonProcessingException e) {
        if (e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            String field = mapping.getPath().stream()
                    .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                    .collect(Collectors.joining("."))
                    .replace(".[", "[");
            return Problem.invalid(List.of(new FieldError(field, "cannot be read as what it should be")));
        }
        var where = e.getLocation();
        String place = where == null ? "" : " at line " + where.getLineNr() + ", column " + where.getColumnNr();
        return Problem.of(400, "the body is not the JSON it should be" + place);
    }

    private static String fieldOf(ConstraintViolation<?> violation) {
        List<Path.Node> nodes = StreamSupport.stream(violation.getPropertyPath().spliterator(), false)
                .toList();
        int body = violation.getLeafBean() == violation.getRootBean() ? 1 : 2;
        String field = nodes.stream()
                .skip(Math.min(body, nodes.size() - 1))
                .map(Path.Node::toString)
                .collect(Collectors.joining("."));
        return field.isEmpty() ? nodes.getLast().getName() : field;
    }
}
