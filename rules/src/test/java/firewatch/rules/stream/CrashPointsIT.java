package firewatch.rules.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import firewatch.events.AlarmClass;
import firewatch.events.AlarmEpisode;
import firewatch.events.Condition;
import firewatch.events.DeviceSignal;
import firewatch.rules.timeline.Timeline.Said;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The processor is stopped at each point between state, changelog, output and commit, on a real broker, and started
 * again: with the store it left behind, and with that store lost. Nothing is lost, nothing doubles.
 */
class CrashPointsIT {
    private static final Duration SOON = Duration.ofSeconds(90);
    private final long seed = ThreadLocalRandom.current().nextLong();
    private final Random random = new Random(seed);

    @ParameterizedTest
    @CsvSource({
        "BEFORE_CHANGELOG, kept",
        "BEFORE_CHANGELOG, lost",
        "BEFORE_OUTPUT, kept",
        "BEFORE_OUTPUT, lost",
        "BEFORE_ADDITION, kept",
        "BEFORE_ADDITION, lost",
        "BEFORE_COMMIT, kept",
        "BEFORE_COMMIT, lost"
    })
    void aFireSurvivesACrash(CrashingClients.Point point, String store, @TempDir Path folder) throws Exception {
        String name = "crash-" + point.name().toLowerCase(Locale.ROOT) + "-" + store;
        String calmed = name + "-calmed";
        String burning = name + "-burning";
        try (RealLane lane = new RealLane()) {
            lane.hear(said(calmed, Condition.FIRE));
            CrashingClients clients = new CrashingClients(point);
            KafkaStreams first = lane.streams(name, folder.resolve("first"), clients);
            first.setUncaughtExceptionHandler(_ -> StreamThreadExceptionResponse.SHUTDOWN_CLIENT);
            first.start();
            awaitFires(lane, calmed, fires -> fires.size() == 1);

            clients.armFor(burning);
            lane.hear(said(burning, Condition.FIRE));
            lane.hear(said(calmed));
            assertThat(clients.crashed().await(SOON.toSeconds(), TimeUnit.SECONDS))
                    .as(seed())
                    .isTrue();
            await(seed()).atMost(SOON).until(() -> first.state() == KafkaStreams.State.ERROR);
            first.close(Duration.ofSeconds(10));
            switch (point) {
                case BEFORE_CHANGELOG, BEFORE_OUTPUT ->
                    assertThat(fires(lane, burning)).as(seed()).isEmpty();
                case BEFORE_ADDITION, BEFORE_COMMIT -> awaitFires(lane, burning, fires -> fires.size() == 1);
            }

            Path next = folder.resolve(store.equals("kept") ? "first" : "second");
            try (KafkaStreams second = lane.streams(name, next)) {
                second.start();
                awaitFires(
                        lane,
                        burning,
                        fires -> fires.size() == 1 && fires.getFirst().isActive());
                awaitFires(lane, calmed, fires -> !fires.getFirst().isActive());
            }

            lane.hear(said(burning));
            try (KafkaStreams third = lane.streams(name, folder.resolve("third"))) {
                third.start();
                awaitFires(lane, burning, fires -> !fires.getFirst().isActive());
                awaitFires(lane, burning, fires -> isAddedTo(lane, fires));
                awaitFires(lane, calmed, fires -> isAddedTo(lane, fires));
            }
            assertThat(fires(lane, burning)).as(seed()).hasSize(1);
            assertThat(fires(lane, calmed)).as(seed()).hasSize(1);
        }
    }

    private void awaitFires(RealLane lane, String device, Predicate<List<AlarmEpisode>> as) {
        await("fires of " + device + ", " + seed())
                .atMost(SOON)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> fires(lane, device), fires -> !fires.isEmpty() && as.test(fires));
    }

    private static boolean isAddedTo(RealLane lane, List<AlarmEpisode> fires) {
        return lane.episodes().additions().containsKey(fires.getFirst().id());
    }

    private static List<AlarmEpisode> fires(RealLane lane, String device) {
        return lane.episodes().of(device, AlarmClass.FIRE);
    }

    private String seed() {
        return "seed " + seed;
    }

    private DeviceSignal said(String device, Condition... conditions) {
        return new Said(device).status(conditions).heardAt(Instant.now(), random);
    }
}
