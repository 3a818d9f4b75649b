package firewatch.access;

import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Says no as a {@link Problem} to what never reaches a resource: unknown paths, and bodies that are too large. */
@ApplicationScoped
public class OutsideResources {
    private static final String API = "/api/*";
    private static final int BEFORE_ALL_OTHERS = -1_000_000;
    private static final int AFTER_ALL_OTHERS = 1_000_000;
    private static final int NOT_FOUND = 404;
    private static final int TOO_LARGE = 413;

    private final ProblemResponses responses;
    private final long largestBody;

    OutsideResources(
            ProblemResponses responses,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize largestBody) {
        this.responses = responses;
        this.largestBody = largestBody.asLongValue();
    }

    void install(@Observes Router router) {
        router.route(API).order(BEFORE_ALL_OTHERS).handler(this::refuseTooLarge);
        router.route(API).order(AFTER_ALL_OTHERS).handler(context -> answer(context, NOT_FOUND));
        router.errorHandler(TOO_LARGE, context -> answer(context, TOO_LARGE));
    }

    private void refuseTooLarge(RoutingContext context) {
        if (announcedSize(context) <= largestBody) {
            context.next();
            return;
        }
        context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        context.response().endHandler(ended -> context.request().connection().close());
        answer(context, TOO_LARGE);
    }

    private static long announcedSize(RoutingContext context) {
        String announced = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return announced == null ? 0 : Long.parseLong(announced);
        } catch (NumberFormatException e) {
            return 0;
        }
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
