package firewatch.alerts.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import firewatch.access.Role;
import firewatch.alerts.alarm.Alarm;
import firewatch.alerts.console.Callers;
import firewatch.alerts.ledger.Cases;
import firewatch.alerts.ledger.CrashPoint;
import firewatch.alerts.ledger.Episodes;
import firewatch.events.AlarmClass;
import firewatch.events.AlarmEpisode;
import firewatch.events.EventJson;
import firewatch.realparts.RealKafka;
import firewatch.realparts.RealPostgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Batches of records as they may come, straight into a real ledger. */
@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
@QuarkusTestResource(RealKafka.class)
class IntakeBatchIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    Cases cases;

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
    void aBatchThatComesTwiceIsTakenOnce() {
        ConsumerRecords<byte[], byte[]> batch =
                batch(fires.began(), fires.ended(2), fires.next().began());
        intake.takeFires(batch);
        List<Alarm> once = cases.of(fires);

        intake.takeFires(batch);

        assertThat(once).hasSize(1);
        assertThat(cases.of(fires)).isEqualTo(once);
        assertThat(once.getFirst().escalations()).isEqualTo(1);
    }

    @Test
    void aLaneLeavesWhatIsTheOthers() {
        Episodes faults = new Episodes(fires.device(), AlarmClass.FAULT);
        ConsumerRecords<byte[], byte[]> both = batch(faults.began(), fires.began());
        intake.takeFires(both);
        assertThat(cases.of(fires)).extracting(Alarm::alarmClass).containsExactly(AlarmClass.FIRE);
        intake.takeOthers(both);
        assertThat(cases.of(fires)).extracting(Alarm::alarmClass).containsExactly(AlarmClass.FAULT, AlarmClass.FIRE);
        assertThat(cases.of(fires)).extracting(Alarm::version).containsOnly(1L);
    }

    @Test
    void theFirstOfManyIsSeenBeforeTheLastIsDone() throws Exception {
        List<Episodes> many = many(Pace.MOST + 9);
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
        List<Integer> seenCases = many.stream()
                .limit(Pace.FIRST)
                .map(each -> cases.of(each).size())
                .toList();
        seen.countDown();

        assertThat(taking.join(PATIENCE)).isTrue();
        assertThat(seenCases).containsOnly(1);
        assertThat(many).allSatisfy(each -> assertThat(cases.of(each)).hasSize(1));
    }

    @Test
    void oneThatFailsAgainAndAgainHoldsUpNoneBeforeIt() throws Exception {
        List<Episodes> many = many(5);
        crash.beforeCommit(alarm -> alarm.deviceId().equals(many.getLast().device()));
        Thread taking = Thread.ofPlatform().start(() -> intake.takeFires(began(many)));

        await().atMost(PATIENCE)
                .until(() ->
                        many.stream().limit(4).allMatch(each -> cases.of(each).size() == 1));
        assertThat(cases.of(many.getLast())).isEmpty();
        crash.calm();

        assertThat(taking.join(PATIENCE)).isTrue();
        assertThat(cases.of(many.getLast())).hasSize(1);
    }

    @Test
    void aRecordThatTheDatabaseRefusesIsKeptAndTheOthersStand() {
        Episodes others = Episodes.ofNewDevice(AlarmClass.FIRE);
        intake.takeFires(batch(refused(fires), others.began()));
        assertThat(cases.of(others)).hasSize(1);
        assertThat(deadLetters()).anySatisfy(letter -> assertThat(letter).containsEntry("reason", "refused"));
    }

    @Test
    void oneBadEventAmongManyGoodOnesIsBuriedAlone() {
        List<Episodes> many = many(40);
        List<AlarmEpisode> batch =
                new ArrayList<>(many.stream().map(Episodes::began).toList());
        batch.add(17, refused(fires));
        int before = refusals().size();

        intake.takeFires(batch(batch.toArray(AlarmEpisode[]::new)));

        assertThat(many).allSatisfy(each -> assertThat(cases.of(each)).hasSize(1));
        assertThat(cases.of(fires)).isEmpty();
        assertThat(refusals()).hasSize(before + 1);
    }

    @Test
    void aBatchThatFailsOnceIsTakenTogetherAtTheNextTry() {
        List<Episodes> many = many(12);
        AtomicInteger looked = new AtomicInteger();
        crash.beforeCommit(alarm -> looked.incrementAndGet() == 7);

        intake.takeFires(began(many));

        assertThat(crash.crashed()).isEqualTo(1);
        assertThat(many)
                .allSatisfy(each -> assertThat(cases.only(each).version()).isEqualTo(1));
        assertThat(many.stream().map(each -> cases.transactionOf(each)).distinct())
                .hasSize(1);
    }

    private List<Map<String, Object>> refusals() {
        return deadLetters().stream()
                .filter(letter -> "refused".equals(letter.get("reason")))
                .toList();
    }

    private static AlarmEpisode refused(Episodes of) {
        AlarmEpisode far = of.began();
        return new AlarmEpisode(
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

    private List<Map<String, Object>> deadLetters() {
        return callers.as(Role.OPERATOR)
                .get("/api/v1/dead-letters?limit=100")
                .then()
                .statusCode(200)
                .extract()
                .path("items");
    }
}
