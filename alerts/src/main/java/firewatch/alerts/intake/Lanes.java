package firewatch.alerts.intake;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;

/** The ways in, and how many records wait before each. */
@Singleton
public class Lanes {
    static final String FIRES = "alerts-fires-in";
    static final String ALARMS = "alerts-alarms-in";
    static final String DEAD_LETTERS = "alerts-dead-letters-in";

    private final Lane fires;
    private final Lane alarms;
    private final Lane deadLetters;
    private final KafkaClientService kafka;

    Lanes(IntakeConfig config, Clock clock, KafkaClientService kafka, MeterRegistry meters) {
        fires = new Lane(FIRES, "fires", config, clock);
        alarms = new Lane(ALARMS, "alarms", config, clock);
        deadLetters = new Lane(DEAD_LETTERS, "dead-letters", config, clock);
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

    @Scheduled(every = "5s")
    void measure() {
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
        all().forEach(Lane::end);
    }
}
