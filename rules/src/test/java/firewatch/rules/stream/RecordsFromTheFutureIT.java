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
import java.util.Random;
import org.apache.kafka.streams.KafkaStreams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records that were written before our clock was put back by hours are judged: what follows from them has their time. */
class RecordsFromTheFutureIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration AHEAD = Duration.ofHours(8);

    @TempDir
    Path folder;

    @Test
    void areJudged() {
        try (RealLane lane = new RealLane();
                KafkaStreams streams = lane.streams("from-the-future", folder)) {
            streams.start();
            Instant then = Instant.now().plus(AHEAD);
            DeviceSignal fire = new Said("future-1").status(Condition.FIRE).heardAt(then, new Random(11));
            lane.hear(fire, then);

            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(lane.episodes().of("future-1", AlarmClass.FIRE))
                            .singleElement()
                            .returns(true, AlarmEpisode::isActive));
        }
    }
}
