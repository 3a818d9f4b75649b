package firewatch.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import firewatch.events.Topics;
import firewatch.realparts.RealKafka;
import firewatch.rules.stream.Lane;
import firewatch.rules.stream.LaneBounds;
import firewatch.rules.stream.LaneSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Materialized;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A lane that cannot judge turns readiness red, and says why. */
class LanesReadinessIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int RECORDS = 50;

    @TempDir
    Path folder;

    private final Map<String, Object> kafka = Map.copyOf(RealKafka.clientSettings());
    private final PutBackClock clock = new PutBackClock();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    /** Of each test its own, so that no lane finds what another was told. */
    private final String topic = "readiness-" + UUID.randomUUID();

    @BeforeEach
    void makeTopic() throws Exception {
        try (Admin admin = Admin.create(kafka)) {
            admin.createTopics(List.of(new NewTopic(topic, Topics.PARTITIONS, (short) 1)))
                    .all()
                    .get(SOON.toSeconds(), TimeUnit.SECONDS);
        }
    }

    @Test
    void aDeadThreadTurnsItRed() {
        try (Lane lane = lane("dead-thread", throwing(), 1, 1_000)) {
            assertThat(ready(lane).getStatus()).isEqualTo(Status.DOWN);
            assertThat(why(lane)).contains("starting");
            lane.start();
            say(1);
            await().atMost(SOON).until(() -> why(lane).contains("its threads died: IllegalStateException: a bug"));
            assertThat(ready(lane).getStatus()).isEqualTo(Status.DOWN);
        }
    }

    @Test
    void aLaneWhoseThreadsAllDiedBeginsAnewAndGoesOnWhereItStopped() {
        AtomicBoolean isBroken = new AtomicBoolean(true);
        AtomicInteger judged = new AtomicInteger();
        Topology topology = handling(() -> {
            if (isBroken.get()) {
                throw new IllegalStateException("no space left on device");
            }
            judged.incrementAndGet();
        });
        try (Lane lane = lane("revived", topology, 0, 1_000_000)) {
            lane.start();
            say(1);
            await().atMost(SOON).until(() -> why(lane).contains("no space left on device"));
            isBroken.set(false);
            await().atMost(SOON).until(() -> ready(lane).getStatus() == Status.UP);
            await().atMost(SOON).until(() -> judged.get() > 0);
        }
    }

    @Test
    void aLagTurnsItRedAndIsMeasured() {
        say(RECORDS);
        CountDownLatch free = new CountDownLatch(1);
        try (Lane lane = lane("lagging", stuckUntil(free), 0, RECORDS - 1)) {
            lane.start();
            await().atMost(SOON).until(() -> why(lane).matches("it is \\d+ records behind"));
            assertThat(registry.get("fire.lane.lag").tag("lane", "lagging").gauges())
                    .hasSize(Topics.PARTITIONS);
            free.countDown();
        }
    }

    @Test
    void aLagOfStatisticsMakesTheCentreUnwellButNotUnready() {
        say(RECORDS);
        CountDownLatch free = new CountDownLatch(1);
        try (Lane lane = lane("statistics", stuckUntil(free), 0, RECORDS - 1, LaneSettings.Pace.STEADY)) {
            lane.start();
            await().atMost(SOON)
                    .until(() -> why(LanesPace.of(List.of(lane)), lane).matches("it is \\d+ records behind"));
            assertThat(LanesPace.of(List.of(lane)).getStatus()).isEqualTo(Status.DOWN);
            assertThat(ready(lane).getStatus()).isEqualTo(Status.UP);
            free.countDown();
            await().atMost(SOON).until(() -> LanesPace.of(List.of(lane)).getStatus() == Status.UP);
        }
    }

    @Test
    void oneRecordThatNobodyJudgesTurnsItRed() {
        CountDownLatch free = new CountDownLatch(1);
        try (Lane lane = lane("standing", stuckUntil(free), 0, 1_000_000)) {
            lane.start();
            await().atMost(SOON).until(() -> ready(lane).getStatus() == Status.UP);
            say(1);
            await().atMost(SOON).until(() -> why(lane).matches("records have waited for \\d+ s.*"));
            clock.back = Duration.ofHours(2);
            assertThat(why(lane)).startsWith("our own clock was put back by PT2H");
            free.countDown();
            await().atMost(SOON).until(() -> ready(lane).getStatus() == Status.UP);
        }
    }

    @Test
    void aLaneThatJudgesIsGreen() {
        try (Lane lane = lane("well", quiet(), 0, 1_000)) {
            lane.start();
            await().atMost(SOON).until(() -> ready(lane).getStatus() == Status.UP);
        }
    }

    @Test
    void aLaneWithANewStoreIsGreenSoonAfterTheUpgrade() {
        try (Lane lane = lane("upgraded", quiet(), 0, 1_000)) {
            lane.start();
            await().atMost(SOON).until(() -> ready(lane).getStatus() == Status.UP);
        }
        try (Lane lane = lane("upgraded", counting(), 0, 1_000)) {
            lane.start();
            await().atMost(SOON).until(() -> ready(lane).getStatus() == Status.UP);
        }
    }

    private Lane lane(String name, Topology topology, int restarts, long lag) {
        return lane(name, topology, restarts, lag, LaneSettings.Pace.URGENT);
    }

    private Lane lane(String name, Topology topology, int restarts, long lag, LaneSettings.Pace pace) {
        LaneSettings settings = new LaneSettings("readiness-" + name, "test", folder, 1, 1, kafka, pace);
        LaneBounds bounds = new LaneBounds(
                restarts,
                Duration.ofMinutes(10),
                Duration.ofMillis(500),
                Duration.ofSeconds(30),
                lag,
                Duration.ofSeconds(4));
        return new Lane(name, topology, settings, bounds, topic, Topics.PARTITIONS, registry, clock);
    }

    /** The machine's clock, put back by hand. */
    private static final class PutBackClock extends Clock {
        private volatile Duration back = Duration.ZERO;

        @Override
        public Instant instant() {
            return Instant.now().minus(back);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }

    private Topology throwing() {
        return handling(() -> {
            throw new IllegalStateException("a bug");
        });
    }

    private Topology quiet() {
        return handling(() -> {});
    }

    /** Does not get past its first record until it may, and never dies of it. */
    private Topology stuckUntil(CountDownLatch free) {
        return handling(() -> {
            try {
                free.await(SOON.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private Topology counting() {
        StreamsBuilder builder = new StreamsBuilder();
        builder.stream(topic, Consumed.with(Serdes.String(), Serdes.ByteArray()))
                .groupByKey()
                .count(Materialized.as("counts"));
        return builder.build();
    }

    private Topology handling(Runnable handler) {
        StreamsBuilder builder = new StreamsBuilder();
        builder.stream(topic, Consumed.with(Serdes.String(), Serdes.ByteArray()))
                .foreach((_, _) -> handler.run());
        return builder.build();
    }

    private void say(int records) {
        try (var ear = new KafkaProducer<>(kafka, new StringSerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < records; i++) {
                ear.send(new ProducerRecord<>(topic, "device-" + i, "?".getBytes(StandardCharsets.UTF_8)));
            }
        }
    }

    private static HealthCheckResponse ready(Lane lane) {
        return LanesReadiness.of(List.of(lane));
    }

    private static String why(Lane lane) {
        return why(ready(lane), lane);
    }

    private static String why(HealthCheckResponse answer, Lane lane) {
        return answer.getData()
                .map(data -> String.valueOf(data.get(lane.name())))
                .orElse("");
    }
}
