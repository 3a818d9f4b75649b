package firewatch.rules;

import firewatch.rules.stream.Lane;
import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/**
 * Red where a lane that may take its time takes too much of it; it says why. It is wellness, not readiness: fires flow, and
 * a centre that is behind with statistics after an outage must not be kept out of use for that.
 */
@Wellness
@ApplicationScoped
public class LanesPace implements HealthCheck {
    private final RulesApplication application;

    public LanesPace(RulesApplication application) {
        this.application = application;
    }

    @Override
    public HealthCheckResponse call() {
        return of(application.lanes());
    }

    static HealthCheckResponse of(List<Lane> lanes) {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("rules: measurements are judged in time")
                .up();
        for (Lane lane : lanes) {
            if (!lane.isUrgent()) {
                lane.delay().ifPresent(delay -> answer.down().withData(lane.name(), delay));
            }
        }
        return answer.build();
    }
}
