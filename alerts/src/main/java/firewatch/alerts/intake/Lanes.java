package firewatch.alerts.intake;

import firewatch.alerts.time.Rhythm;
import firewatch.alerts.time.Ticks;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.jspecify.annotations.Nullable;

/** The ways in, and how many records wait before each. */
@Singleton
public class Lanes {
    private static final Duration BETWEEN_MEASURINGS = Duration.ofSeconds(5);

    static final String FIRES = "alerts-fires-in";
    static final String ALARMS = "alerts-alarms-in";
    static final String DEAD_LETTERS = "alerts-dead-letters-in";

    private final Lane fires;
    private final Lane alarms;
    private final Lane deadLetters;
    private final KafkaClientService kafka;
    private @Nullable Rhythm rhythm;

    Lanes(IntakeConfig config, Clock clock, Ticks ticks, KafkaClientService kafka, MeterRegistry meters) {
        fires = new Lane(FIRES, "fires", config, clock, ticks);
        alarms = new Lane(ALARMS, "alarms", config, clock, ticks);
        deadLetters = new Lane(DEAD_LETTERS, "dead-letters", config, clock, ticks);
        this.kafka = kafka;
        for (Lane lane : all()) {
            Gauge.builder("fire.lane.lag", lane, Lane::waiting)
                    .description("Records on the topic that this service has not fetched yet")
                    .tag("service", "alerts")
                    .tag("lane", lane.label())
                    .tag("partition", "all")
                    .register(meters);
        }
    }

    Lane fires() {
        return fires;
    }

    Lane alarms() {
        return alarms;
    }

    Lane deadLetters() {
        return deadLetters;
    }

    List<Lane> all() {
        return List.of(fires, alarms, deadLetters);
    }

    @PostConstruct
    void begin() {
        rhythm = Rhythm.of("alerts-lag", BETWEEN_MEASURINGS, this::measure);
    }

    private void measure() {
        for (Lane lane : all()) {
            KafkaConsumer<Object, Object> consumer = kafka.getConsumer(lane.name());
            if (consumer != null) {
                consumer.runOnPollingThread((Consumer<Object, Object> on) -> lane.waiting(waiting(on)))
                        .subscribe()
                        .with(_ -> {}, _ -> {});
            }
        }
    }

    private static long waiting(Consumer<Object, Object> consumer) {
        return consumer.assignment().stream()
                .mapToLong(partition -> consumer.currentLag(partition).orElse(0))
                .sum();
    }

    @PreDestroy
    void end() {
        if (rhythm != null) {
            rhythm.close();
        }
        all().forEach(Lane::end);
    }
}
