package firewatch.alerts.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import firewatch.access.Role;
import firewatch.alerts.alarm.Alarm;
import firewatch.alerts.console.Callers;
import firewatch.alerts.database.ForAlarms;
import firewatch.alerts.ledger.Cases;
import firewatch.alerts.ledger.CrashPoint;
import firewatch.alerts.ledger.Episodes;
import firewatch.events.AlarmClass;
import firewatch.events.AlarmEpisode;
import firewatch.events.DeadLetter;
import firewatch.events.EventJson;
import firewatch.events.GatewayId;
import firewatch.events.SignalId;
import firewatch.events.Topics;
import firewatch.realparts.RealKafka;
import firewatch.realparts.RealPostgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From a real broker into a real ledger, with what can go wrong between them. */
@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
@QuarkusTestResource(RealKafka.class)
class AlarmIntakeIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    Cases cases;

    @Inject
    CrashPoint crash;

    @Inject
    Callers callers;

    @Inject
    Jdbi jdbi;

    @ConfigProperty(name = "quarkus.datasource.alerts.jdbc.max-size")
    int connections;

    private final Episodes fires = Episodes.ofNewDevice(AlarmClass.FIRE);

    @AfterEach
    void calm() {
        crash.calm();
    }

    @Test
    void aFireOnTheTopicBecomesACaseAndItsOffsetGoesOn() throws Exception {
        RecordMetadata told = tell(fires.began());
        await().atMost(PATIENCE).until(() -> cases.of(fires).size() == 1);
        await().atMost(PATIENCE).until(() -> committed(told) > told.offset());
    }

    @Test
    void whatIsUnreadableIsKeptAndStopsNothing() throws Exception {
        RecordMetadata garbage = tell(fires.device(), "{\"kind\":".getBytes(UTF_8));
        RecordMetadata future = tell(fires.device(), "{\"kind\":\"of the future\"}".getBytes(UTF_8));
        RecordMetadata half = tell(fires.device(), "{\"kind\":\"episode\",\"id\":\"x\",\"version\":1}".getBytes(UTF_8));
        RecordMetadata nothing = tell(fires.device(), null);
        tell(fires.began());

        await().atMost(PATIENCE).until(() -> cases.of(fires).size() == 1);
        for (RecordMetadata each : List.of(garbage, future, half, nothing)) {
            String source = each.topic() + "-" + each.partition() + "@" + each.offset();
            await().atMost(PATIENCE)
                    .until(() -> deadLetters().stream()
                            .anyMatch(letter ->
                                    source.equals(letter.get("source")) && "unreadable".equals(letter.get("reason"))));
        }
    }

    @Test
    void aCrashBeforeTheCommitLeavesTheOffsetWhereItWas() throws Exception {
        crash.beforeCommit();
        RecordMetadata told = tell(fires.began());
        await().atMost(PATIENCE).until(() -> crash.crashed() > 1);
        assertThat(cases.of(fires)).isEmpty();
        assertThat(committed(told)).isLessThanOrEqualTo(told.offset());

        crash.calm();

        await().atMost(PATIENCE).until(() -> cases.of(fires).size() == 1);
        await().atMost(PATIENCE).until(() -> committed(told) > told.offset());
        assertThat(cases.of(fires).getFirst().version()).isEqualTo(1);
    }

    @Test
    void aFireDoesNotWaitForFaultsThatCannotBeTaken() throws Exception {
        Episodes faults = new Episodes(fires.device(), AlarmClass.FAULT);
        crash.beforeCommit(alarm -> alarm.alarmClass() == AlarmClass.FAULT);
        tell(faults.began());
        await().atMost(PATIENCE).until(() -> crash.crashed() > 4);

        tell(fires.began());

        await().atMost(PATIENCE).until(() -> cases.of(fires).size() == 1);
        assertThat(cases.of(fires)).extracting(Alarm::alarmClass).containsExactly(AlarmClass.FIRE);
        crash.calm();
        await().atMost(PATIENCE).until(() -> cases.of(fires).size() == 2);
    }

    @Test
    void aFireWaitsForNoneOfThoseWhoReadTheDatabase() throws Exception {
        List<Handle> readers = new ArrayList<>();
        try {
            for (int i = 0; i < connections; i++) {
                readers.add(jdbi.open());
            }
            tell(fires.began());
            await().atMost(PATIENCE)
                    .until(() -> ForAlarms.call(() -> cases.of(fires)).size() == 1);
        } finally {
            readers.forEach(Handle::close);
        }
    }

    @Test
    void aDeadLetterIsShownWithItsBytes() throws Exception {
        byte[] bytes = "{\"device\": \"a/b\"}".getBytes(UTF_8);
        DeadLetter letter = new DeadLetter(
                new SignalId(UUID.randomUUID()),
                new GatewayId("gw-" + UUID.randomUUID()),
                "json",
                "fire/v1/json/gw/up",
                "bad-id",
                "an id must not contain a slash",
                Episodes.T0,
                bytes);
        try (var producer = producer()) {
            for (int twice = 0; twice < 2; twice++) {
                producer.send(new ProducerRecord<>(Topics.DEAD_LETTERS, "gw", EventJson.write(letter)))
                        .get(20, TimeUnit.SECONDS);
            }
        }
        await().atMost(PATIENCE).until(() -> !deadLettersOf(letter).isEmpty());
        assertThat(deadLettersOf(letter)).singleElement().satisfies(shown -> {
            assertThat(shown).containsEntry("payload", Base64.getEncoder().encodeToString(bytes));
            assertThat(shown).containsEntry("preview", new String(bytes, UTF_8));
            assertThat(shown).containsEntry("reason", "bad-id");
            assertThat(shown).containsEntry("source", "fire/v1/json/gw/up");
        });
    }

    private List<Map<String, Object>> deadLettersOf(DeadLetter letter) {
        return callers.as(Role.OPERATOR)
                .get("/api/v1/dead-letters?gateway=" + letter.gateway())
                .then()
                .statusCode(200)
                .extract()
                .path("items");
    }

    private List<Map<String, Object>> deadLetters() {
        return callers.as(Role.OPERATOR)
                .get("/api/v1/dead-letters?limit=100")
                .then()
                .statusCode(200)
                .extract()
                .path("items");
    }

    private static RecordMetadata tell(AlarmEpisode episode) throws Exception {
        return tell(episode.device().value(), EventJson.write(episode));
    }

    private static RecordMetadata tell(String key, byte[] value) throws Exception {
        try (var producer = producer()) {
            return producer.send(new ProducerRecord<>(Topics.ALARMS, key, value))
                    .get(20, TimeUnit.SECONDS);
        }
    }

    private static KafkaProducer<String, byte[]> producer() {
        Map<String, Object> settings = new HashMap<>(RealKafka.clientSettings());
        settings.put("acks", "all");
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    private static long committed(RecordMetadata record) throws Exception {
        try (Admin admin = Admin.create(new HashMap<>(RealKafka.clientSettings()))) {
            OffsetAndMetadata offset = admin.listConsumerGroupOffsets("firewatch-alerts-fires")
                    .partitionsToOffsetAndMetadata()
                    .get(20, TimeUnit.SECONDS)
                    .get(new TopicPartition(record.topic(), record.partition()));
            return offset == null ? 0 : offset.offset();
        }
    }
}
