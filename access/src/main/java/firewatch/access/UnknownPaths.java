package firewatch.access;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Says no as a {@link Problem} where a request to the API never reaches a resource. */
@ApplicationScoped
public class UnknownPaths {
    private static final int AFTER_ALL_OTHERS = 100_000;

    private final ProblemResponses responses;

    UnknownPaths(ProblemResponses responses) {
        this.responses = responses;
    }

    void install(@Observes Router router) {
        router.route("/api/*").order(AFTER_ALL_OTHERS).handler(context -> answer(context, 404));
        router.errorHandler(413, context -> answer(context, 413));
    }

    private void answer(RoutingContext context, int status) {
        if (context.response().ended()) {
            return;
        }
        context.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .end(Buffer.buffer(responses.bytes(Problem.of(status, null))));
    }
}
