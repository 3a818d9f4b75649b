package firewatch.alerts.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import firewatch.access.Role;
import firewatch.alerts.alarm.Alarm;
import firewatch.alerts.console.Callers;
import firewatch.alerts.ledger.AlarmLists;
import firewatch.alerts.ledger.AlarmQuery;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From a real broker into a real ledger, with what can go wrong between them. */
@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
@QuarkusTestResource(RealKafka.class)
class AlarmIntakeIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    AlarmLists lists;

    @Inject
    AlarmIntake intake;

    @Inject
    CrashPoint crash;

    @Inject
    Callers callers;

    private final Episodes fires = Episodes.ofNewDevice(AlarmClass.FIRE);

    @AfterEach
    void calm() {
        crash.calm();
    }

    @Test
    void aFireOnTheTopicBecomesACaseAndItsOffsetGoesOn() throws Exception {
        RecordMetadata told = tell(fires.began());
        await().atMost(PATIENCE).until(() -> cases(fires).size() == 1);
        await().atMost(PATIENCE).until(() -> committed(told) > told.offset());
    }

    @Test
    void whatIsUnreadableIsKeptAndStopsNothing() throws Exception {
        RecordMetadata garbage = tell(fires.device(), "{\"kind\":".getBytes(UTF_8));
        RecordMetadata future = tell(fires.device(), "{\"kind\":\"of the future\"}".getBytes(UTF_8));
        RecordMetadata half = tell(fires.device(), "{\"kind\":\"episode\",\"id\":\"x\",\"version\":1}".getBytes(UTF_8));
        RecordMetadata nothing = tell(fires.device(), null);
        tell(fires.began());

        await().atMost(PATIENCE).until(() -> cases(fires).size() == 1);
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
        assertThat(cases(fires)).isEmpty();
        assertThat(committed(told)).isLessThanOrEqualTo(told.offset());

        crash.calm();

        await().atMost(PATIENCE).until(() -> cases(fires).size() == 1);
        await().atMost(PATIENCE).until(() -> committed(told) > told.offset());
        assertThat(cases(fires).getFirst().version()).isEqualTo(1);
    }

    @Test
    void aBatchThatComesTwiceIsTakenOnce() {
        ConsumerRecords<byte[], byte[]> batch =
                batch(fires.began(), fires.ended(2), fires.next().began());
        intake.takeFires(batch);
        List<Alarm> once = cases(fires);

        intake.takeFires(batch);

        assertThat(once).hasSize(1);
        assertThat(cases(fires)).isEqualTo(once);
        assertThat(once.getFirst().escalations()).isEqualTo(1);
    }

    @Test
    void aFireDoesNotWaitForFaultsThatCannotBeTaken() throws Exception {
        Episodes faults = new Episodes(fires.device(), AlarmClass.FAULT);
        crash.beforeCommit(alarm -> alarm.alarmClass() == AlarmClass.FAULT);
        tell(faults.began());
        await().atMost(PATIENCE).until(() -> crash.crashed() > 4);

        tell(fires.began());

        await().atMost(PATIENCE).until(() -> cases(fires).size() == 1);
        assertThat(cases(fires)).extracting(Alarm::alarmClass).containsExactly(AlarmClass.FIRE);
        crash.calm();
        await().atMost(PATIENCE).until(() -> cases(fires).size() == 2);
    }

    @Test
    void aLaneLeavesWhatIsTheOthers() {
        Episodes faults = new Episodes(fires.device(), AlarmClass.FAULT);
        ConsumerRecords<byte[], byte[]> both = batch(faults.began(), fires.began());
        intake.takeFires(both);
        assertThat(cases(fires)).extracting(Alarm::alarmClass).containsExactly(AlarmClass.FIRE);
        intake.takeOthers(both);
        assertThat(cases(fires)).extracting(Alarm::alarmClass).containsExactly(AlarmClass.FAULT, AlarmClass.FIRE);
        assertThat(cases(fires)).extracting(Alarm::version).containsOnly(1L);
    }

    @Test
    void theFirstOfManyIsSeenBeforeTheLastIsDone() throws Exception {
        List<Episodes> many = many(25);
        CountDownLatch atTheLast = new CountDownLatch(1);
        CountDownLatch seen = new CountDownLatch(1);
        crash.beforeCommit(alarm -> {
            if (alarm.deviceId().equals(many.getLast().device())) {
                atTheLast.countDown();
                return !within(PATIENCE, seen);
            }
            return false;
        });
        Thread taking = Thread.ofPlatform().start(() -> intake.takeFires(began(many)));

        assertThat(within(PATIENCE, atTheLast)).isTrue();
        List<Integer> cases =
                many.stream().limit(20).map(each -> cases(each).size()).toList();
        seen.countDown();

        assertThat(taking.join(PATIENCE)).isTrue();
        assertThat(cases).containsOnly(1);
        assertThat(many).allSatisfy(each -> assertThat(cases(each)).hasSize(1));
    }

    @Test
    void oneThatFailsAgainAndAgainHoldsUpNoneBeforeIt() throws Exception {
        List<Episodes> many = many(5);
        crash.beforeCommit(alarm -> alarm.deviceId().equals(many.getLast().device()));
        Thread taking = Thread.ofPlatform().start(() -> intake.takeFires(began(many)));

        await().atMost(PATIENCE)
                .until(() -> many.stream().limit(4).allMatch(each -> cases(each).size() == 1));
        assertThat(cases(many.getLast())).isEmpty();
        crash.calm();

        assertThat(taking.join(PATIENCE)).isTrue();
        assertThat(cases(many.getLast())).hasSize(1);
    }

    @Test
    void aRecordThatTheDatabaseRefusesIsKeptAndTheOthersStand() {
        Episodes others = Episodes.ofNewDevice(AlarmClass.FIRE);
        AlarmEpisode far = fires.began();
        AlarmEpisode refused = new AlarmEpisode(
                far.id(),
                1,
                far.device(),
                null,
                far.gateway(),
                far.alarmClass(),
                far.condition(),
                far.conditions(),
                far.began(),
                Instant.parse("+999999-01-01T00:00:00Z"),
                null,
                false,
                far.clock(),
                false,
                true,
                false,
                far.placement(),
                far.causes());
        intake.takeFires(batch(refused, others.began()));
        assertThat(cases(others)).hasSize(1);
        assertThat(deadLetters()).anySatisfy(letter -> assertThat(letter).containsEntry("reason", "refused"));
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

    private List<Alarm> cases(Episodes of) {
        return lists.page(new AlarmQuery(
                        AlarmQuery.Which.ALL, Set.of(), null, of.device(), null, null, AlarmLists.NEWEST, 50))
                .items();
    }

    private static List<Episodes> many(int devices) {
        return Stream.generate(() -> Episodes.ofNewDevice(AlarmClass.FIRE))
                .limit(devices)
                .toList();
    }

    private static ConsumerRecords<byte[], byte[]> began(List<Episodes> many) {
        return batch(many.stream().map(Episodes::began).toArray(AlarmEpisode[]::new));
    }

    private static boolean within(Duration patience, CountDownLatch latch) {
        try {
            return latch.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ConsumerRecords<byte[], byte[]> batch(AlarmEpisode... episodes) {
        TopicPartition partition = new TopicPartition("a.batch.by.hand." + UUID.randomUUID(), 0);
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (AlarmEpisode episode : episodes) {
            records.add(
                    new ConsumerRecord<>(partition.topic(), 0, records.size(), new byte[0], EventJson.write(episode)));
        }
        return new ConsumerRecords<>(Map.of(partition, records), Map.of());
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
