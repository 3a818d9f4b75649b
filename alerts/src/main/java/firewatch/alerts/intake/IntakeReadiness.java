package firewatch.alerts.intake;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Red where a way in is stuck or lags, with the reason. */
@Readiness
@Singleton
final class IntakeReadiness implements HealthCheck {
    private final Lanes lanes;

    IntakeReadiness(Lanes lanes) {
        this.lanes = lanes;
    }

    @Override
    public HealthCheckResponse call() {
        var answer = HealthCheckResponse.named("alerts: intake").up();
        for (Lane lane : lanes.all()) {
            lane.complaint().ifPresent(why -> answer.withData(lane.name(), why).down());
        }
        return answer.build();
    }
}
