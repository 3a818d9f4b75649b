package firewatch.rules.stream;

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
import java.util.function.Supplier;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.streams.KafkaStreams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A lane on a real broker judges on though our clock is put back by hours. */
class LanePutBackClockIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration AHEAD = Duration.ofHours(8);

    @TempDir
    Path folder;

    @Test
    void judgesWhatIsHeardAfterwards() {
        HandMovedTime time = new HandMovedTime();
        try (RealLane lane = new RealLane();
                KafkaStreams streams = lane.streams("put-back", folder, time)) {
            streams.start();
            lane.hear(fire("put-back-1", Instant.now()));
            await().atMost(SOON).until(() -> isBurning(lane, "put-back-1"));

            time.putBack(AHEAD);

            lane.hear(fire("put-back-2", Instant.now().minus(AHEAD)));
            await().atMost(SOON).until(() -> isBurning(lane, "put-back-2"));
        }
    }

    /** What follows from a record has its time, and that must not be too far ahead for a broker whose clock was put back. */
    @Test
    void judgesWhatWasWrittenBefore() {
        try (RealLane lane = new RealLane();
                KafkaStreams streams = lane.streams("from-the-future", folder)) {
            streams.start();
            Instant then = Instant.now().plus(AHEAD);
            lane.hear(fire("future-1", then), then);

            await().atMost(SOON).until(() -> isBurning(lane, "future-1"));
        }
    }

    private static DeviceSignal fire(String device, Instant at) {
        return new Said(device).status(Condition.FIRE).heardAt(at, new Random(11));
    }

    private static boolean isBurning(RealLane lane, String device) {
        return lane.episodes().of(device, AlarmClass.FIRE).stream().anyMatch(AlarmEpisode::isActive);
    }

    /** The machine's time, less what it was put back by. */
    private static final class HandMovedTime implements Time {
        private volatile long back;

        void putBack(Duration by) {
            back = by.toMillis();
        }

        @Override
        public long milliseconds() {
            return Time.SYSTEM.milliseconds() - back;
        }

        @Override
        public long nanoseconds() {
            return Time.SYSTEM.nanoseconds();
        }

        @Override
        public void sleep(long millis) {
            Time.SYSTEM.sleep(millis);
        }

        @Override
        public void waitObject(Object object, Supplier<Boolean> condition, long deadline) throws InterruptedException {
            Time.SYSTEM.waitObject(object, condition, deadline + back);
        }
    }
}
