package firewatch.history.intake;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** How the intake does: readiness is red, with the reason, while the database refuses or is silent. */
@Readiness
@ApplicationScoped
public class IntakeState implements HealthCheck {
    private final KafkaClientService clients;
    private final Duration lagBound;
    private final Attempts positions;
    private final Attempts readings;
    private final Attempts places;
    private volatile Duration behind = Duration.ZERO;

    IntakeState(
            KafkaClientService clients,
            @ConfigProperty(name = "history.lag-bound", defaultValue = "PT2M") Duration lagBound,
            @ConfigProperty(name = "history.stuck-after", defaultValue = "PT1M") Duration stuckAfter,
            MeterRegistry metrics) {
        this.clients = clients;
        this.lagBound = lagBound;
        this.positions = new Attempts("the database does not say how far the lane is stored", stuckAfter);
        this.readings = new Attempts("the database does not store readings", stuckAfter);
        this.places = new Attempts("the database does not take where devices stand", stuckAfter);
        metrics.gauge(
                "fire.lane.lag",
                Tags.of("service", "history", "lane", "measurements", "partition", "all"),
                this,
                IntakeState::waiting);
    }

    /** Finding out where to begin. */
    Attempts positions() {
        return positions;
    }

    /** Storing a batch. */
    Attempts readings() {
        return readings;
    }

    /** Following the register. */
    Attempts places() {
        return places;
    }

    void end(@Observes ShutdownEvent event) {
        List.of(positions, readings, places).forEach(Attempts::end);
    }

    /** @param lateness how long ago the newest record of the batch was written */
    void stored(Duration lateness) {
        behind = lateness;
    }

    @Override
    public HealthCheckResponse call() {
        Optional<String> reason = Stream.of(positions.complaint(), readings.complaint(), places.complaint())
                .flatMap(Optional::stream)
                .findFirst();
        var answer = HealthCheckResponse.named("history stores readings").status(reason.isEmpty());
        reason.ifPresent(why -> answer.withData("reason", why));
        return answer.build();
    }

    /** That what is stored is too old; empty where it is not. */
    Optional<String> delay() {
        return behind.compareTo(lagBound) > 0 && waiting() > 0
                ? Optional.of("the measurement lane is stored %d s behind".formatted(behind.toSeconds()))
                : Optional.empty();
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
