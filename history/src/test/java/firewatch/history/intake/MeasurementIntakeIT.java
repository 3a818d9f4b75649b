package firewatch.history.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import firewatch.events.DeviceId;
import firewatch.events.DeviceSignal;
import firewatch.events.DeviceSignal.ClockSource;
import firewatch.events.EventJson;
import firewatch.events.GatewayId;
import firewatch.events.Heard;
import firewatch.events.Quantity;
import firewatch.events.Reading;
import firewatch.events.Signal;
import firewatch.events.SignalId;
import firewatch.events.Tick;
import firewatch.events.Topics;
import firewatch.history.Readings;
import firewatch.history.store.Batch;
import firewatch.history.store.Batch.Lane;
import firewatch.history.store.Batch.LaneStretch;
import firewatch.history.store.MeasurementStore;
import firewatch.history.store.Outcome;
import firewatch.history.store.Outcome.Stored;
import firewatch.realparts.RealKafka;
import firewatch.realparts.RealPostgres;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The measurement lane through a real broker into a real database. */
@QuarkusTest
@QuarkusTestResource(RealKafka.class)
@QuarkusTestResource(RealPostgres.class)
class MeasurementIntakeIT {
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

    @Inject
    @Identifier("default-kafka-broker")
    Map<String, Object> kafka;

    @Inject
    @DataSource("history")
    javax.sql.DataSource database;

    @Inject
    MeasurementStore store;

    @Test
    void everyReadingOfTheLaneBecomesOneRow() throws Exception {
        try (KafkaProducer<String, byte[]> producer = producer()) {
            for (int i = 0; i < 1_000; i++) {
                send(producer, reading("lane-" + i % 10, NOW.plusSeconds(i), ClockSource.DEVICE, null, i));
            }
            send(producer, new Tick("ear", NOW));
            producer.flush();
        }

        await().atMost(Duration.ofSeconds(30)).until(() -> rows("lane-%") == 1_000);
    }

    @Test
    void aResendWithATimeOrACounterIsNoSecondRow() throws Exception {
        Batch batch = new Batch();
        batch.add(reading("again-at", NOW, ClockSource.DEVICE, null, 1));
        batch.add(reading("again-at", NOW, ClockSource.DEVICE, null, 1));
        batch.add(reading("again-seq", NOW, ClockSource.RECEIVED, 9L, 1));
        batch.add(reading("again-seq", NOW.plusMillis(300), ClockSource.RECEIVED, 9L, 1));
        store.store(batch);
        Batch later = new Batch();
        later.add(reading("again-at", NOW, ClockSource.DEVICE, null, 1));
        later.add(reading("again-seq", NOW.plusSeconds(60), ClockSource.RECEIVED, 9L, 1));
        store.store(later);

        assertThat(rows("again-at")).isEqualTo(1);
        assertThat(rows("again-seq")).isEqualTo(1);
    }

    @Test
    void aCounterThatComesRoundAgainIsAReadingOfItsOwn() throws Exception {
        Batch first = new Batch();
        first.add(reading("round", NOW, ClockSource.RECEIVED, 1L, 1));
        store.store(first);
        Batch nextDay = new Batch();
        nextDay.add(reading("round", NOW.plus(Duration.ofDays(1)), ClockSource.RECEIVED, 1L, 1));
        store.store(nextDay);

        assertThat(rows("round")).isEqualTo(2);
    }

    @Test
    void withoutTimeAndCounterNothingIsTakenForAResend() throws Exception {
        Batch batch = new Batch();
        batch.add(reading("bare", NOW, ClockSource.RECEIVED, null, 1));
        batch.add(reading("bare", NOW, ClockSource.RECEIVED, null, 1));
        store.store(batch);

        assertThat(rows("bare")).isEqualTo(2);
    }

    @Test
    void aDeviceClockOfAnotherAgeIsStoredAllTheSame() throws Exception {
        Batch batch = new Batch();
        batch.add(reading("old", Instant.parse("2001-01-01T00:00:00Z"), ClockSource.DEVICE, null, 1));
        store.store(batch);

        assertThat(rows("old")).isEqualTo(1);
    }

    @Test
    void theOffsetIsStoredWithTheRows() throws Exception {
        Batch batch = new Batch();
        batch.add(reading("position", NOW, ClockSource.DEVICE, null, 1));
        Lane lane = new Lane("some.topic", 3);
        batch.covers(new LaneStretch(lane, 40, 42));
        store.store(batch);

        assertThat(store.nextOffset(lane)).hasValue(42);
        assertThat(store.nextOffset(new Lane("some.topic", 4))).isEmpty();
    }

    @Test
    void oneReadingThatComesAgainKeepsNoOtherOut() throws Exception {
        store.store(Readings.batch(List.of(Readings.at(NOW, "mixed", 1))));

        Outcome outcome = store.store(Readings.batch(List.of(
                Readings.at(NOW, "mixed", 1),
                Readings.at(NOW.plusSeconds(1), "mixed", 2),
                Readings.at(NOW.plusSeconds(1), "mixed", 2))));

        assertThat(outcome).isEqualTo(new Stored(1));
        assertThat(rows("mixed")).isEqualTo(2);
    }

    @Test
    void whatTheDatabaseForgotInACrashIsTakenFromTheLaneAgain() throws Exception {
        try (KafkaProducer<String, byte[]> producer = producer()) {
            RecordMetadata first = send(producer, reading("forgot", NOW, ClockSource.DEVICE, null, 0))
                    .get();
            send(producer, reading("forgot", NOW.plusSeconds(1), ClockSource.DEVICE, null, 1));
            producer.flush();
            await().atMost(Duration.ofSeconds(30)).until(() -> rows("forgot") == 2);

            forgetFrom(first, "forgot");
            send(producer, reading("forgot", NOW.plusSeconds(2), ClockSource.DEVICE, null, 2));
            producer.flush();
        }

        await().atMost(Duration.ofSeconds(30)).until(() -> rows("forgot") == 3);
    }

    /** What a crash leaves of its last transactions: no rows, no position, and no series that they began. */
    private void forgetFrom(RecordMetadata record, String device) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("delete from history.reading where series in"
                    + " (select id from history.series where device = '%s')".formatted(device));
            statement.execute("delete from history.series where device = '%s'".formatted(device));
            statement.execute("update history.lane_position set next_offset = %d where topic = '%s' and partition = %d"
                    .formatted(record.offset(), record.topic(), record.partition()));
            connection.commit();
        }
    }

    @Test
    void whatIsNoEventIsADeadLetterAndStopsNothing() throws Exception {
        try (KafkaProducer<String, byte[]> producer = producer()) {
            producer.send(new ProducerRecord<>(
                    Topics.MEASUREMENTS, "poison", "not an event".getBytes(StandardCharsets.UTF_8)));
            send(producer, reading("poison", NOW, ClockSource.DEVICE, null, 1));
            producer.flush();
        }

        await().atMost(Duration.ofSeconds(30)).until(() -> rows("poison") == 1);
        assertThat(deadLetters()).anyMatch(letter -> letter.contains("unreadable_event"));
    }

    private List<String> deadLetters() {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.remove("group.id");
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            TopicPartition partition = new TopicPartition(Topics.DEAD_LETTERS, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            return consumer.poll(Duration.ofSeconds(10)).records(partition).stream()
                    .map(letter -> new String(letter.value(), StandardCharsets.UTF_8))
                    .toList();
        }
    }

    private KafkaProducer<String, byte[]> producer() {
        return new KafkaProducer<>(new HashMap<>(kafka), new StringSerializer(), new ByteArraySerializer());
    }

    private static Future<RecordMetadata> send(KafkaProducer<String, byte[]> producer, Heard heard) {
        String key = heard instanceof DeviceSignal signal ? signal.device().value() : "tick";
        return producer.send(new ProducerRecord<>(Topics.MEASUREMENTS, key, EventJson.write(heard)));
    }

    private long rows(String devices) throws SQLException {
        try (var connection = database.getConnection();
                var count = connection.prepareStatement("""
                        select count(*) from history.measurement m join history.series s on s.id = m.series
                        where s.device like ?""")) {
            count.setString(1, devices);
            try (var row = count.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static DeviceSignal reading(
            String device, Instant at, ClockSource clock, @Nullable Long seq, double value) {
        Instant received = clock == ClockSource.DEVICE ? NOW.plusSeconds(1) : at;
        return new DeviceSignal(
                SignalId.mint(received, RandomGenerator.getDefault()),
                new DeviceId(device),
                null,
                new GatewayId("gw-1"),
                "json",
                at,
                received,
                clock,
                seq,
                false,
                false,
                new Signal.Measured(List.of(new Reading(Quantity.TEMPERATURE, 1, value))));
    }
}
