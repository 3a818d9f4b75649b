package firewatch.alerts.console.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import firewatch.access.Role;
import firewatch.alerts.alarm.AlarmChange.Kind;
import firewatch.alerts.console.Callers;
import firewatch.alerts.ledger.AlarmLedger;
import firewatch.alerts.ledger.Episodes;
import firewatch.events.AlarmClass;
import firewatch.events.AlarmEvent;
import firewatch.events.BuildingId;
import firewatch.events.DeviceId;
import firewatch.events.EpisodeConfirmed;
import firewatch.events.EventJson;
import firewatch.events.Placement;
import firewatch.events.Topics;
import firewatch.realparts.RealKafka;
import firewatch.realparts.RealPostgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlLogger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * How fast alarms go from the topic through the ledger to a listener, and what each costs. The figures are printed; their
 * number is {@code -Dledger.pace.events}, and {@code -Dledger.pace.seconds} is how long the steady pace is held.
 */
@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
@QuarkusTestResource(RealKafka.class)
class LedgerPaceIT {
    private static final int EVENTS = Integer.getInteger("ledger.pace.events", 300);
    private static final int SECONDS = Integer.getInteger("ledger.pace.seconds", 2);
    private static final int ROUNDS = Integer.getInteger("ledger.pace.rounds", 2);
    private static final int PER_SECOND = Integer.getInteger("ledger.pace.rate", 200);
    private static final int BUILDINGS = 40;
    private static final long MOST_STATEMENTS_EACH = 8;

    @Inject
    Callers callers;

    @Inject
    AlarmLedger ledger;

    @Inject
    Jdbi jdbi;

    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private LongAdder statements;
    private KafkaProducer<String, byte[]> producer;
    private FeedClient client;

    @BeforeEach
    void listen() throws Exception {
        statements = Cost.countStatements(jdbi);
        Map<String, Object> settings = new HashMap<>(RealKafka.clientSettings());
        settings.put("acks", "all");
        producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
        for (int building = 0; building < BUILDINGS; building++) {
            jdbi.useHandle(handle -> handle.execute(
                    "insert into alerts.building (id, name) values (?, ?)",
                    "b-" + run + "-" + UUID.randomUUID(),
                    "东楼"));
        }
        client = FeedClient.connect(
                ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class),
                null,
                "Authorization",
                "Bearer " + callers.token(Role.OPERATOR).token());
        assertThat(FeedClient.kind(client.next())).isEqualTo("snapshot");
    }

    @AfterEach
    void leave() {
        client.close();
        producer.close();
        jdbi.setSqlLogger(SqlLogger.NOP_SQL_LOGGER);
    }

    @Test
    void everyFireConfirmationAndEndReachesTheListenerOnce() throws Exception {
        System.out.printf(
                "%d processors, %s, %s%n",
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.vm.version"),
                jdbi.withHandle(handle -> handle.createQuery("show server_version")
                        .mapTo(String.class)
                        .one()));
        for (int round = 1; round <= ROUNDS; round++) {
            List<Episodes> fires = fires(EVENTS);
            play("began " + round, fires, Episodes::began, Kind.RAISED);
            play("confirmed " + round, fires, LedgerPaceIT::confirmed, Kind.CONFIRMED);
            play("ended " + round, fires, each -> each.ended(2), Kind.CLEARED);
        }
        steady();
        oneByOne();
        committed();
    }

    private void play(String what, List<Episodes> fires, Function<Episodes, AlarmEvent> said, Kind kind)
            throws Exception {
        Cost before = Cost.soFar(jdbi, statements);
        for (Episodes each : fires) {
            tell(each, said.apply(each));
        }
        Map<String, Long> seen = await(fires.size(), kind);
        Cost cost = Cost.soFar(jdbi, statements).since(before);
        System.out.printf("%s: %s%n", what, cost.each(fires.size()));
        assertThat(seen).hasSize(fires.size());
        assertThat(cost.statements()).isLessThan(MOST_STATEMENTS_EACH * fires.size());
        assertThat(seen.keySet())
                .containsAll(fires.stream().map(Episodes::device).toList());
    }

    private void steady() throws Exception {
        List<Episodes> fires = fires(PER_SECOND * SECONDS);
        Map<String, Long> told = new HashMap<>();
        Cost before = Cost.soFar(jdbi, statements);
        Thread telling = Thread.ofPlatform().start(() -> {
            long start = System.nanoTime();
            for (int i = 0; i < fires.size(); i++) {
                LockSupport.parkNanos(start + i * TimeUnit.SECONDS.toNanos(1) / PER_SECOND - System.nanoTime());
                told.put(fires.get(i).device(), System.nanoTime());
                tell(fires.get(i), fires.get(i).began());
            }
        });
        Map<String, Long> seen = await(fires.size(), Kind.RAISED);
        telling.join();
        Cost cost = Cost.soFar(jdbi, statements).since(before);
        System.out.printf("steady: %s%n    told to heard: %s%n", cost.each(fires.size()), waits(told, seen));
    }

    private void oneByOne() throws Exception {
        Map<String, Long> told = new HashMap<>();
        Map<String, Long> seen = new HashMap<>();
        for (Episodes fire : fires(20)) {
            told.put(fire.device(), System.nanoTime());
            tell(fire, fire.began());
            seen.putAll(await(1, Kind.RAISED));
        }
        System.out.printf("one at a time, told to heard: %s%n", waits(told, seen));
    }

    /** The ledger's own part of it: from an event in hand to the commit. */
    private void committed() {
        Map<String, Long> told = new HashMap<>();
        Map<String, Long> done = new HashMap<>();
        for (Episodes fire : fires(20)) {
            told.put(fire.device(), System.nanoTime());
            ledger.take(List.of(fire.began()));
            done.put(fire.device(), System.nanoTime());
        }
        System.out.printf("one at a time, committed: %s%n", waits(told, done));
    }

    private static String waits(Map<String, Long> told, Map<String, Long> seen) {
        long[] waits = told.entrySet().stream()
                .mapToLong(each -> seen.get(each.getKey()) - each.getValue())
                .sorted()
                .toArray();
        return String.format(
                "ms: p50 %.1f, p99 %.1f, longest %.1f",
                waits[waits.length / 2] / 1e6,
                waits[waits.length * 99 / 100] / 1e6,
                Arrays.stream(waits).max().orElseThrow() / 1e6);
    }

    /** The devices of the next so many frames of a kind, and when each was heard; none is heard twice. */
    private Map<String, Long> await(int many, Kind kind) throws InterruptedException {
        Map<String, Long> seen = new HashMap<>();
        while (seen.size() < many) {
            JsonNode frame = client.next();
            if (FeedClient.isAlarm(frame)
                    && frame.path("data").path("change").asText().equals(kind.wireName())) {
                assertThat(seen.put(frame.path("data").path("deviceId").asText(), System.nanoTime()))
                        .isNull();
            }
        }
        return seen;
    }

    private List<Episodes> fires(int many) {
        List<String> buildings = jdbi.withHandle(handle -> handle.createQuery(
                        "select id from alerts.building where id like 'b-" + run + "%' order by id")
                .mapTo(String.class)
                .list());
        return IntStream.range(0, many)
                .mapToObj(i -> Episodes.ofNewDevice(AlarmClass.FIRE)
                        .in(new Placement.Installed(
                                new BuildingId(buildings.get(i % BUILDINGS)), "7", null, "走廊 " + i)))
                .toList();
    }

    private static AlarmEvent confirmed(Episodes fire) {
        return new EpisodeConfirmed(fire.id(), new DeviceId(fire.device()), "inc-" + fire.device(), Episodes.T0);
    }

    private void tell(Episodes fire, AlarmEvent event) {
        producer.send(new ProducerRecord<>(Topics.ALARMS, fire.device(), EventJson.write(event)));
    }
}
