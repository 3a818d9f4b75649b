package firewatch.alerts.dispatch;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Whether the {@link Dispatcher} is at work. */
@Readiness
@Singleton
class DispatcherHealth implements HealthCheck {
    private final Dispatcher dispatcher;

    DispatcherHealth(Dispatcher dispatcher) {
        this.dispatcher = dispatcher;
    }

    @Override
    public HealthCheckResponse call() {
        Optional<String> complaint = dispatcher.complaint();
        var response = HealthCheckResponse.named("alerts: dispatcher").status(complaint.isEmpty());
        complaint.ifPresent(reason -> response.withData("reason", reason));
        return response.build();
    }
}
