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
import firewatch.events.Topics;
import firewatch.ingest.HandMovedClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A gateway that cannot be understood is told of once in ten minutes, and that it ended, whenever the ear restarts. */
class UndecodableWatchTest {
    private final MockProducer<byte[], byte[]> signals =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final HandMovedClock clock = new HandMovedClock();
    private final GatewayId gateway = new GatewayId("gw");
    private Lanes lanes;
    private PublishConfig config;
    private Spells spells;
    private UndecodableWatch watch;

    @BeforeEach
    void open() {
        config = new SmallRyeConfigBuilder()
                .withMapping(PublishConfig.class)
                .build()
                .getConfigMapping(PublishConfig.class);
        lanes = new Lanes(() -> signals, () -> signals, config, new SimpleMeterRegistry());
        lanes.start();
        begin();
    }

    private void begin() {
        spells = new Spells(lanes, config, clock, "ear");
        watch = new UndecodableWatch(spells, clock);
    }

    /** Another ear of the same name, that reads what the one before it kept. */
    private void restart() {
        await().until(() -> lanes.signals().pending() == 0);
        begin();
        signals.history().stream()
                .filter(record -> record.topic().equals(Topics.SESSIONS))
                .forEach(record -> spells.restore(new String(record.key(), StandardCharsets.UTF_8), record.value()));
    }

    private void tick() {
        watch.endWhatIsOver();
        spells.endWhatDidNotReturn();
    }

    @AfterEach
    void close() {
        lanes.close();
    }

    @Test
    void beginsOnceInTenMinutesAndEndsAfterTenQuietOnes() {
        watch.deadLetter(gateway, "json");
        clock.goOn(Duration.ofMinutes(9));
        watch.deadLetter(gateway, "json");
        assertThat(told(1)).containsExactly(Change.BEGAN);

        clock.goOn(Duration.ofMinutes(9));
        watch.endWhatIsOver();
        watch.deadLetter(gateway, "json");
        assertThat(told(2)).containsExactly(Change.BEGAN, Change.BEGAN);

        clock.goOn(Duration.ofMinutes(10));
        watch.endWhatIsOver();
        watch.endWhatIsOver();
        assertThat(told(3)).containsExactly(Change.BEGAN, Change.BEGAN, Change.ENDED);
    }

    @Test
    void aSpellThatDoesNotGoOnAfterARestartEndsInItsUsualTime() {
        watch.deadLetter(gateway, "json");
        assertThat(told(1)).containsExactly(Change.BEGAN);

        restart();
        clock.goOn(Duration.ofMinutes(9));
        tick();
        assertThat(told(1)).containsExactly(Change.BEGAN);
        clock.goOn(Duration.ofMinutes(1));
        tick();
        assertThat(told(2)).containsExactly(Change.BEGAN, Change.ENDED);

        restart();
        clock.goOn(Duration.ofMinutes(10));
        tick();
        assertThat(told(2)).containsExactly(Change.BEGAN, Change.ENDED);
    }

    @Test
    void aSpellThatGoesOnOverRestartsIsNotEndedByThem() {
        for (int i = 0; i < 5; i++) {
            watch.deadLetter(gateway, "json");
            tick();
            restart();
            tick();
            clock.goOn(Duration.ofMinutes(6));
        }
        watch.deadLetter(gateway, "json");
        clock.goOn(Duration.ofMinutes(9));
        tick();
        assertThat(told(6)).containsOnly(Change.BEGAN);

        clock.goOn(Duration.ofMinutes(1));
        tick();
        assertThat(told(7)).last().isEqualTo(Change.ENDED);
    }

    @Test
    void whatBeganAgainWhileItsEndWasOnTheWayIsKept() {
        spells.began(gateway, "json", Condition.UNDECODABLE, clock.instant());
        spells.ended(gateway, "json", Condition.UNDECODABLE, clock.instant());
        spells.began(gateway, "json", Condition.UNDECODABLE, clock.instant());
        assertThat(told(3)).containsExactly(Change.BEGAN, Change.ENDED, Change.BEGAN);

        restart();
        clock.goOn(Duration.ofMinutes(10));
        tick();
        assertThat(told(4)).last().isEqualTo(Change.ENDED);
    }

    private List<Change> told(int expected) {
        await().until(() -> concluded().count() == expected && lanes.signals().pending() == 0);
        return concluded()
                .map(record -> (DeviceSignal) EventJson.read(record.value(), Heard.class))
                .peek(signal -> assertThat(signal.device().value()).isEqualTo("gw"))
                .map(signal -> (ConditionChanged) signal.signal())
                .peek(changed -> assertThat(changed.condition()).isEqualTo(Condition.UNDECODABLE))
                .map(ConditionChanged::change)
                .toList();
    }

    private Stream<ProducerRecord<byte[], byte[]>> concluded() {
        return signals.history().stream().filter(record -> record.topic().equals(Topics.SIGNALS));
    }
}
