package firewatch.rules;

import firewatch.rules.stream.Lane;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Red where a lane does not judge, or the one of signals judges too late; it says why. */
@Readiness
@ApplicationScoped
public class LanesReadiness implements HealthCheck {
    private final RulesApplication application;

    public LanesReadiness(RulesApplication application) {
        this.application = application;
    }

    @Override
    public HealthCheckResponse call() {
        return of(application.lanes());
    }

    static HealthCheckResponse of(List<Lane> lanes) {
        HealthCheckResponseBuilder answer =
                HealthCheckResponse.named("rules: every lane judges").status(!lanes.isEmpty());
        for (Lane lane : lanes) {
            lane.ailment()
                    .or(() -> lane.isUrgent() ? lane.delay() : Optional.empty())
                    .ifPresent(trouble -> answer.down().withData(lane.name(), trouble));
        }
        return answer.build();
    }
}
