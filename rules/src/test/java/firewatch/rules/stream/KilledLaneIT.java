package firewatch.rules.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import firewatch.events.AlarmClass;
import firewatch.events.AlarmEpisode;
import firewatch.events.Condition;
import firewatch.events.DeviceSignal;
import firewatch.rules.timeline.Episodes;
import firewatch.rules.timeline.Timeline.Said;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process is killed in the middle of a stream of fires, clearings and fires, twice; it loses none and doubles none. */
class KilledLaneIT {
    private static final Duration SOON = Duration.ofSeconds(90);
    private static final int DEVICES = 60;
    private static final String APPLICATION = "killed-lane";

    private final long seed = ThreadLocalRandom.current().nextLong();
    private final Random random = new Random(seed);

    @TempDir
    Path folder;

    @Test
    void losesNothingAndDoublesNothing() throws Exception {
        try (RealLane lane = new RealLane()) {
            Process first = LaneProcess.start(APPLICATION, folder, lane.kafka());
            speak(lane, Condition.FIRE);
            await(seed()).atMost(SOON).until(() -> told(lane) >= DEVICES / 2);
            kill(first);

            Process second = LaneProcess.start(APPLICATION, folder, lane.kafka());
            speak(lane);
            await(seed()).atMost(SOON).until(() -> ended(lane) >= DEVICES / 2);
            kill(second);

            speak(lane, Condition.FIRE);
            Process third = LaneProcess.start(APPLICATION, folder, lane.kafka());
            try {
                await(seed()).atMost(SOON).until(() -> told(lane) >= 2 * DEVICES && ended(lane) >= DEVICES);
            } finally {
                kill(third);
            }
            for (int i = 0; i < DEVICES; i++) {
                List<AlarmEpisode> fires = lane.episodes().of(device(i), AlarmClass.FIRE);
                assertThat(fires).as(seed()).hasSize(2);
                assertThat(fires).as(seed()).extracting(AlarmEpisode::isActive).containsExactlyInAnyOrder(true, false);
            }
        }
    }

    private void speak(RealLane lane, Condition... conditions) {
        for (int i = 0; i < DEVICES; i++) {
            DeviceSignal signal = new Said(device(i)).status(conditions).heardAt(Instant.now(), random);
            lane.hear(signal);
        }
    }

    private String seed() {
        return "seed " + seed;
    }

    private static String device(int number) {
        return "killed-" + number;
    }

    private static void kill(Process process) throws InterruptedException {
        process.destroyForcibly();
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }

    private static long told(RealLane lane) {
        return ours(lane.episodes()).size();
    }

    private static long ended(RealLane lane) {
        return ours(lane.episodes()).stream()
                .filter(episode -> !episode.isActive())
                .count();
    }

    private static List<AlarmEpisode> ours(Episodes all) {
        return all.newest().values().stream()
                .filter(episode -> episode.device().value().startsWith("killed-"))
                .toList();
    }
}
