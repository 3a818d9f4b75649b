package firewatch.alerts.console.live;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Red where what is committed does not reach the listeners, with the reason. */
@Readiness
@Singleton
final class FeedReadiness implements HealthCheck {
    private final Sequencer sequencer;

    FeedReadiness(Sequencer sequencer) {
        this.sequencer = sequencer;
    }

    @Override
    public HealthCheckResponse call() {
        String trouble = sequencer.trouble();
        var answer = HealthCheckResponse.named("alerts: live feed").status(trouble == null);
        return trouble == null
                ? answer.build()
                : answer.withData("reason", trouble).build();
    }
}
