package firewatch.history.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jspecify.annotations.Nullable;

/** Whether the last batch could be stored; readiness is red with the database's own reason while it cannot. */
@Readiness
@ApplicationScoped
public class IntakeState implements HealthCheck {
    private volatile @Nullable String trouble;

    void stored() {
        trouble = null;
    }

    void failed(SQLException reason) {
        trouble = reason.getMessage();
    }

    @Override
    public HealthCheckResponse call() {
        String reason = trouble;
        var answer = HealthCheckResponse.named("history stores readings");
        return reason == null
                ? answer.up().build()
                : answer.down().withData("reason", reason).build();
    }
}
