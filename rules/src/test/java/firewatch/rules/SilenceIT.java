package firewatch.rules;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import firewatch.events.AlarmClass;
import firewatch.events.AlarmEpisode;
import firewatch.events.AlarmEvent;
import firewatch.events.BuildingId;
import firewatch.events.Condition;
import firewatch.events.Contact;
import firewatch.events.DeviceId;
import firewatch.events.DeviceRegistration;
import firewatch.events.EventJson;
import firewatch.events.GatewayId;
import firewatch.events.HealthEvent;
import firewatch.events.Placement;
import firewatch.events.Tick;
import firewatch.events.Topics;
import firewatch.realparts.RealKafka;
import firewatch.rules.timeline.Episodes;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** Ticks in, over a real broker through both lanes: an alarm of a silent device, and its building's health. */
@QuarkusTest
@QuarkusTestResource(RealKafka.class)
@TestProfile(RulesApplicationIT.Alone.class)
class SilenceIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final GatewayId GATEWAY = new GatewayId("gw-it");
    private static final DeviceId DEVICE = new DeviceId("silent-it");

    @Inject
    @Identifier("default-kafka-broker")
    Map<String, Object> kafka;

    private Instant now = Instant.now();

    @Test
    void aSilentDeviceIsAnAlarmUntilItIsHeard() {
        await().atMost(SOON).until(() -> get("/q/health/ready").statusCode() == 200);
        try (var ear = new KafkaProducer<>(kafka, new StringSerializer(), new ByteArraySerializer())) {
            DeviceRegistration registration = new DeviceRegistration(
                    DEVICE,
                    "smoke",
                    GATEWAY,
                    new Placement.Installed(new BuildingId("b-it"), "1", null, null),
                    Duration.ofSeconds(10),
                    Map.of());
            ear.send(new ProducerRecord<>(Topics.DEVICES, DEVICE.value(), EventJson.write(registration)));
            await().atMost(SOON).until(() -> health().stream().anyMatch(event -> event.devices() == 1));

            tick(ear, 1);
            contact(ear);
            tick(ear, 20);
            await().atMost(SOON).until(() -> !episodes().isEmpty());
            assertThat(episodes())
                    .singleElement()
                    .satisfies(episode -> assertThat(episode.conditions()).containsExactly(Condition.SILENT))
                    .satisfies(episode ->
                            assertThat(episode.foreign() || episode.late()).isFalse());
            await().atMost(SOON).until(() -> health().getLast().silent() == 1);

            contact(ear);
            tick(ear, 2);
            await().atMost(SOON).until(() -> !episodes().getFirst().isActive());
            await().atMost(SOON).until(() -> health().getLast().online() == 1);
            assertThat(episodes()).hasSize(1);
        }
    }

    private void tick(KafkaProducer<String, byte[]> ear, int seconds) {
        for (int i = 0; i < seconds; i++) {
            now = now.plusSeconds(1);
            for (int partition = 0; partition < Topics.PARTITIONS; partition++) {
                byte[] tick = EventJson.write(new Tick("ear", now, List.of(GATEWAY)));
                ear.send(new ProducerRecord<>(Topics.MEASUREMENTS, partition, null, tick));
            }
        }
    }

    private void contact(KafkaProducer<String, byte[]> ear) {
        byte[] contact = EventJson.write(new Contact(DEVICE, GATEWAY, now));
        ear.send(new ProducerRecord<>(Topics.MEASUREMENTS, DEVICE.value(), contact));
    }

    private List<AlarmEpisode> episodes() {
        List<AlarmEvent> said = RealKafka.records(kafka, Topics.ALARMS).stream()
                .map(next -> EventJson.read(next.value(), AlarmEvent.class))
                .toList();
        return Episodes.read(said).of(DEVICE.value(), AlarmClass.FAULT);
    }

    private List<HealthEvent> health() {
        return RealKafka.records(kafka, Topics.HEALTH).stream()
                .map(next -> EventJson.read(next.value(), HealthEvent.class))
                .toList();
    }
}
