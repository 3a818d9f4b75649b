package firewatch.alerts.dispatch;

import io.smallrye.health.api.Wellness;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/**
 * Whether everybody who should know does: red while a fire without a route waits for an answer, and while a page waits
 * too long. It is wellness, not readiness: {@code /q/health} turns red, yet nobody may take the operators' console away
 * because a receiver is down.
 */
@Wellness
@Singleton
class DispatchHealth implements HealthCheck {
    private final Backlog backlog;
    private final Clock clock;
    private final DispatchConfig config;

    DispatchHealth(Backlog backlog, Clock clock, DispatchConfig config) {
        this.backlog = backlog;
        this.clock = clock;
        this.config = config;
    }

    @Override
    public HealthCheckResponse call() {
        Instant now = clock.instant();
        int unrouted = backlog.unroutedFires(now);
        Duration age = backlog.age(now);
        boolean late = age.compareTo(config.backlogTooOld()) > 0;
        HealthCheckResponseBuilder response =
                HealthCheckResponse.named("alerts: everybody is told").status(unrouted == 0 && !late);
        if (unrouted > 0) {
            response.withData("unrouted", unrouted + " unanswered fire(s) match no route and reach the console only");
        }
        if (late) {
            response.withData("backlog", "a page has been waiting for " + age.toSeconds() + " s to be accepted");
        }
        return response.build();
    }
}
