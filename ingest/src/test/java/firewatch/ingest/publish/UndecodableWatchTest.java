package firewatch.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import firewatch.events.Condition;
import firewatch.events.DeviceSignal;
import firewatch.events.EventJson;
import firewatch.events.GatewayId;
import firewatch.events.Heard;
import firewatch.events.Signal.ConditionChanged;
import firewatch.events.Signal.ConditionChanged.Change;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A gateway that cannot be understood is told of once in ten minutes, and that it ended. */
class UndecodableWatchTest {
    private final MockProducer<byte[], byte[]> signals =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final HandMovedClock clock = new HandMovedClock();
    private final GatewayId gateway = new GatewayId("gw");
    private Lanes lanes;
    private UndecodableWatch watch;

    @BeforeEach
    void open() {
        PublishConfig config = new SmallRyeConfigBuilder()
                .withMapping(PublishConfig.class)
                .build()
                .getConfigMapping(PublishConfig.class);
        lanes = new Lanes(() -> signals, () -> signals, config, new SimpleMeterRegistry());
        lanes.start();
        watch = new UndecodableWatch(lanes, clock);
    }

    @AfterEach
    void close() {
        lanes.close();
    }

    @Test
    void beginsOnceInTenMinutesAndEndsAfterTenQuietOnes() {
        watch.deadLetter(gateway, "json");
        clock.now = clock.now.plus(Duration.ofMinutes(9));
        watch.deadLetter(gateway, "json");
        assertThat(told(1)).containsExactly(Change.BEGAN);

        clock.now = clock.now.plus(Duration.ofMinutes(9));
        watch.endWhatIsOver();
        watch.deadLetter(gateway, "json");
        assertThat(told(2)).containsExactly(Change.BEGAN, Change.BEGAN);

        clock.now = clock.now.plus(Duration.ofMinutes(10));
        watch.endWhatIsOver();
        watch.endWhatIsOver();
        assertThat(told(3)).containsExactly(Change.BEGAN, Change.BEGAN, Change.ENDED);
    }

    private List<Change> told(int expected) {
        await().until(() ->
                signals.history().size() == expected && lanes.signals().pending() == 0);
        return signals.history().stream()
                .map(record -> (DeviceSignal) EventJson.read(record.value(), Heard.class))
                .peek(signal -> assertThat(signal.device().value()).isEqualTo("gw"))
                .map(signal -> (ConditionChanged) signal.signal())
                .peek(changed -> assertThat(changed.condition()).isEqualTo(Condition.UNDECODABLE))
                .map(ConditionChanged::change)
                .toList();
    }

    private static final class HandMovedClock extends Clock {
        private Instant now = Instant.parse("2026-03-01T08:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
