package firewatch.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import firewatch.events.Topics;
import firewatch.ingest.decode.Decoders;
import firewatch.ingest.mqtt.HeldProducer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Supervision's clock outlives a second that fails, and says when it stands still. */
class TickerTest {
    private final HeldProducer kafka = new HeldProducer(List.of(Topics.MEASUREMENTS));
    private final AtomicLong nanos = new AtomicLong();
    private final FailingClock clock = new FailingClock();
    private Lanes lanes;
    private Ticker ticker;

    @BeforeEach
    void open() {
        PublishConfig config = new SmallRyeConfigBuilder()
                .withMapping(PublishConfig.class)
                .build()
                .getConfigMapping(PublishConfig.class);
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        lanes = new Lanes(() -> kafka, () -> kafka, config, meters);
        Spells spells = new Spells(lanes, config, clock, "ear");
        UndecodableWatch watch = new UndecodableWatch(spells, clock);
        DeadLetters deadLetters = new DeadLetters(lanes, new Decoders(List.of()), meters, watch);
        SignalPublisher publisher = new SignalPublisher(lanes, deadLetters, config, meters);
        ticker = new Ticker(lanes, publisher, watch, spells, clock, "ear", nanos::get);
        lanes.start();
    }

    @AfterEach
    void close() {
        ticker.stop();
        lanes.close();
    }

    @Test
    void aSecondThatFailsIsNotTheLast() {
        clock.failures.set(1);
        ticker.start();

        await().atMost(Duration.ofSeconds(20)).until(() -> kafka.isHolding("2026-03-01T08:00:00Z"));
    }

    @Test
    void saysThatItStandsStillUntilATickIsAccepted() {
        ticker.tick();
        await().until(() -> kafka.waiting() == 1);
        nanos.set(Duration.ofSeconds(29).toNanos());
        assertThat(ticker.whyStill()).isEmpty();
        nanos.set(Duration.ofSeconds(30).toNanos());
        assertThat(ticker.whyStill()).isPresent();

        kafka.acceptAllBackwards();
        assertThat(ticker.whyStill()).isEmpty();
        ticker.tick();
        await().until(() -> kafka.waiting() == 1);
    }

    /** A clock that cannot be read at first, as often as is told. */
    private static final class FailingClock extends Clock {
        private final AtomicInteger failures = new AtomicInteger();

        @Override
        public Instant instant() {
            if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new IllegalStateException("no time can be told");
            }
            return Instant.parse("2026-03-01T08:00:00Z");
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
