package firewatch.history.intake;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import firewatch.events.BuildingId;
import firewatch.events.DeviceId;
import firewatch.events.DeviceRegistration;
import firewatch.events.EventJson;
import firewatch.events.Placement;
import firewatch.events.Topics;
import firewatch.history.Readings;
import firewatch.history.store.DevicePlaces;
import firewatch.realparts.RealKafka;
import firewatch.realparts.RealPostgres;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A database that refuses or does not answer for a while: readiness says so, and afterwards nothing is missing. */
@QuarkusTest
@QuarkusTestResource(RealKafka.class)
@QuarkusTestResource(RealPostgres.class)
class DatabaseAwayIT {
    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    @Identifier("default-kafka-broker")
    Map<String, Object> kafka;

    @Inject
    @DataSource("history")
    javax.sql.DataSource database;

    @Inject
    DevicePlaces places;

    @Test
    void theRegisterIsFollowedThroughAnOutage() throws Exception {
        run("alter table history.device_place rename to device_place_away");
        try {
            tell("away-1", registration("away-1", "b-7"));
            await().atMost(SOON).until(() -> readiness().contains("where devices stand"));
        } finally {
            run("alter table history.device_place_away rename to device_place");
        }

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(places.buildingOf("away-1")).isEqualTo("b-7"));
        await().atMost(SOON).until(() -> !readiness().contains("where devices stand"));
    }

    @Test
    void whatIsNoRegistrationStopsNothing() throws Exception {
        tell("poison-1", "no registration".getBytes(StandardCharsets.UTF_8));
        tell("no device's name", null);
        tell("poison-1", registration("poison-1", "b-8"));

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(places.buildingOf("poison-1")).isEqualTo("b-8"));
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsToldWhileItIsSilent() throws Exception {
        try (Connection other = database.getConnection()) {
            other.setAutoCommit(false);
            try (Statement statement = other.createStatement()) {
                statement.execute("lock table history.keeping in access exclusive mode");
            }
            try (KafkaProducer<String, byte[]> producer = producer()) {
                Instant at = Instant.parse("2026-03-01T08:00:00Z");
                producer.send(new ProducerRecord<>(
                                Topics.MEASUREMENTS, "silent-1", EventJson.write(Readings.at(at, "silent-1", 1))))
                        .get();
            }
            await().atMost(SOON).until(() -> readiness().contains("does not store readings: no answer for"));
            other.rollback();
        }

        await().atMost(SOON).until(() -> !readiness().contains("no answer"));
    }

    private static byte[] registration(String device, String building) {
        Placement placement = new Placement.Installed(new BuildingId(building), null, null, null);
        return EventJson.write(new DeviceRegistration(new DeviceId(device), null, null, placement, null, Map.of()));
    }

    private void tell(String key, byte @Nullable [] value) throws Exception {
        try (KafkaProducer<String, byte[]> producer = producer()) {
            producer.send(new ProducerRecord<>(Topics.DEVICES, key, value)).get();
        }
    }

    private KafkaProducer<String, byte[]> producer() {
        return new KafkaProducer<>(new HashMap<>(kafka), new StringSerializer(), new ByteArraySerializer());
    }

    private static String readiness() {
        return given().get("/q/health/ready").asString();
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
