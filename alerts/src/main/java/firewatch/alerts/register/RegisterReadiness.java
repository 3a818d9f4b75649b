package firewatch.alerts.register;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jdbi.v3.core.JdbiException;

/** Whether the other services still hear of changes to the register. */
@Readiness
@ApplicationScoped
class RegisterReadiness implements HealthCheck {
    private final OutboxRelay relay;
    private final OutboxWorker worker;
    private final RegisterConfig config;

    RegisterReadiness(OutboxRelay relay, OutboxWorker worker, RegisterConfig config) {
        this.relay = relay;
        this.worker = worker;
        this.config = config;
    }

    @Override
    public HealthCheckResponse call() {
        var answer = HealthCheckResponse.named("alerts: register");
        if (!worker.isAtWork()) {
            return answer.down()
                    .withData("reason", "the thread that tells changes to Kafka has ended")
                    .build();
        }
        try {
            Duration age = relay.backlogAge();
            answer.withData("oldest change not told to Kafka", age.toString());
            return age.compareTo(config.outboxPatience()) <= 0
                    ? answer.up().build()
                    : answer.down()
                            .withData("reason", "Kafka does not take changes of the register")
                            .build();
        } catch (JdbiException e) {
            return answer.down()
                    .withData("reason", "the database does not answer")
                    .build();
        }
    }
}
