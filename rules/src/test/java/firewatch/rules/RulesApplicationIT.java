package firewatch.rules;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import firewatch.events.AlarmClass;
import firewatch.events.AlarmEpisode;
import firewatch.events.AlarmEvent;
import firewatch.events.Condition;
import firewatch.events.DeviceSignal;
import firewatch.events.EventJson;
import firewatch.events.Topics;
import firewatch.realparts.RealKafka;
import firewatch.rules.timeline.Episodes;
import firewatch.rules.timeline.Timeline.Said;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** The judgement as it runs by itself, pointed at a Kafka by configuration alone. */
@QuarkusTest
@QuarkusTestResource(RealKafka.class)
@TestProfile(RulesApplicationIT.Alone.class)
class RulesApplicationIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    public static final class Alone implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "rules.state-dir",
                    "target/rules-" + UUID.randomUUID(),
                    "rules.measurements.start-after",
                    "PT0S",
                    "quarkus.http.test-port",
                    "0");
        }
    }

    @Inject
    @Identifier("default-kafka-broker")
    Map<String, Object> kafka;

    @Test
    void judgesAFireAndSaysThatItIsWell() {
        await().atMost(SOON).until(() -> get("/q/health/ready").statusCode() == 200);
        DeviceSignal fire = new Said("alone-1").status(Condition.FIRE).heardAt(Instant.now(), new Random(7));
        try (var ear = new KafkaProducer<>(kafka, new StringSerializer(), new ByteArraySerializer())) {
            ear.send(new ProducerRecord<>(Topics.SIGNALS, "alone-1", EventJson.write(fire)));
        }
        await().atMost(SOON).until(() -> !fires().isEmpty());
        assertThat(fires()).singleElement().returns(true, AlarmEpisode::isActive);

        String metrics = get("/q/metrics").asString();
        assertThat(metrics).contains("fire_signals_judged_total", "fire_signal_judged_seconds_bucket");
        await().atMost(SOON)
                .until(() -> get("/q/metrics")
                        .asString()
                        .contains("fire_lane_lag{lane=\"signals\",partition=\"0\",service=\"rules\"}"));
    }

    private List<AlarmEpisode> fires() {
        List<AlarmEvent> said = RealKafka.records(kafka, Topics.ALARMS).stream()
                .map(next -> EventJson.read(next.value(), AlarmEvent.class))
                .toList();
        return Episodes.read(said).of("alone-1", AlarmClass.FIRE);
    }
}
