package firewatch.history.intake;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Red while readings are stored too late; they are in Kafka, and queries are answered from what is stored. */
@Wellness
@ApplicationScoped
public class IntakePace implements HealthCheck {
    private final IntakeState state;

    IntakePace(@Readiness IntakeState state) {
        this.state = state;
    }

    @Override
    public HealthCheckResponse call() {
        Optional<String> delay = state.delay();
        var answer = HealthCheckResponse.named("history stores in time").status(delay.isEmpty());
        delay.ifPresent(why -> answer.withData("reason", why));
        return answer.build();
    }
}
