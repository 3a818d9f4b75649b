package firewatch.history.intake;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jspecify.annotations.Nullable;

/** How the intake does: readiness is red, with the reason, while the database refuses or the lane lags. */
@Readiness
@ApplicationScoped
public class IntakeState implements HealthCheck {
    private final KafkaClientService clients;
    private final Duration lagBound;
    private volatile @Nullable String trouble;
    private volatile Duration behind = Duration.ZERO;

    IntakeState(
            KafkaClientService clients,
            @ConfigProperty(name = "history.lag-bound", defaultValue = "PT2M") Duration lagBound,
            MeterRegistry metrics) {
        this.clients = clients;
        this.lagBound = lagBound;
        metrics.gauge(
                "fire.lane.lag",
                io.micrometer.core.instrument.Tags.of("service", "history", "lane", "measurements", "partition", "all"),
                this,
                IntakeState::waiting);
    }

    /** @param lateness how long ago the newest record of the batch was written */
    void stored(Duration lateness) {
        trouble = null;
        behind = lateness;
    }

    void failed(SQLException reason) {
        trouble = reason.getMessage();
    }

    @Override
    public HealthCheckResponse call() {
        String reason = trouble;
        if (reason == null && behind.compareTo(lagBound) > 0 && waiting() > 0) {
            reason = "the measurement lane is stored %d s behind".formatted(behind.toSeconds());
        }
        var answer = HealthCheckResponse.named("history stores readings");
        return reason == null
                ? answer.up().build()
                : answer.down().withData("reason", reason).build();
    }

    /** Records of the lane that wait to be stored. */
    private double waiting() {
        KafkaConsumer<?, ?> consumer = clients.getConsumer("history-measurements-in");
        if (consumer == null) {
            return 0;
        }
        return consumer.unwrap().metrics().entrySet().stream()
                .filter(metric -> metric.getKey().name().equals("records-lag"))
                .mapToDouble(metric -> ((Number) metric.getValue().metricValue()).doubleValue())
                .filter(Double::isFinite)
                .sum();
    }
}
