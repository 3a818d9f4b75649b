package firewatch.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import firewatch.events.DeviceSignal;
import firewatch.events.EventJson;
import firewatch.events.GatewayId;
import firewatch.events.Heard;
import firewatch.events.Signal.LinkChanged;
import firewatch.events.Signal.LinkChanged.Link;
import firewatch.events.Topics;
import firewatch.ingest.decode.Decoders;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two ears keep their links in one topic: only whoever came back at neither is told as broken. */
class LinkReturnsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

    private final MockProducer<byte[], byte[]> kafka =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final PublishConfig config =
            new SmallRyeConfigBuilder().withMapping(PublishConfig.class).build().getConfigMapping(PublishConfig.class);
    private final Lanes lanes = started(new Lanes(() -> kafka, () -> kafka, config, meters));

    @AfterEach
    void close() {
        lanes.close();
    }

    @Test
    void aGatewayThatCameBackAtAnotherEarIsNotMissed() {
        Ear a = ear("a");
        a.up("gw-moves");
        a.up("gw-vanishes");
        ear("b").up("gw-moves");

        Ear restarted = ear("a");
        restarted.links.tellWhoIsMissing();

        settled();
        assertThat(told("gw-moves")).containsExactly(Link.UP, Link.UP);
        assertThat(told("gw-vanishes")).containsExactly(Link.UP, Link.BROKEN);
        ear("b").links.tellWhoIsMissing();
        settled();
        assertThat(told("gw-moves")).containsExactly(Link.UP, Link.UP, Link.BROKEN);
    }

    private static Lanes started(Lanes lanes) {
        lanes.start();
        return lanes;
    }

    private record Ear(SignalPublisher publisher, LinkReturns links) {
        void up(String gateway) {
            publisher.link(new GatewayId(gateway), "mqtt", gateway, Link.UP, NOW);
        }
    }

    /** An ear of that name that read what the topic holds now. */
    private Ear ear(String name) {
        settled();
        Spells spells = new Spells(lanes, config, clock, name);
        UndecodableWatch watch = new UndecodableWatch(spells, clock);
        DeadLetters deadLetters = new DeadLetters(lanes, new Decoders(List.of()), meters, watch);
        SignalPublisher publisher = new SignalPublisher(lanes, deadLetters, config, meters);
        LinkReturns links = new LinkReturns(lanes, publisher, config, clock, name);
        of(Topics.SESSIONS)
                .forEach(record -> links.restore(new String(record.key(), StandardCharsets.UTF_8), record.value()));
        return new Ear(publisher, links);
    }

    private void settled() {
        await().until(() ->
                lanes.signals().pending() == 0 && lanes.measurements().pending() == 0);
    }

    private List<ProducerRecord<byte[], byte[]>> of(String topic) {
        return kafka.history().stream()
                .filter(record -> record.topic().equals(topic))
                .toList();
    }

    private List<Link> told(String gateway) {
        return of(Topics.SIGNALS).stream()
                .map(record -> (DeviceSignal) EventJson.read(record.value(), Heard.class))
                .filter(signal -> signal.gateway().value().equals(gateway))
                .map(signal -> ((LinkChanged) signal.signal()).link())
                .toList();
    }
}
