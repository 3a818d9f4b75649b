package firewatch.ingest.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import firewatch.events.Contact;
import firewatch.events.DeviceId;
import firewatch.events.DeviceSignal;
import firewatch.events.EventJson;
import firewatch.events.GatewayId;
import firewatch.events.Heard;
import firewatch.events.Signal.LinkChanged;
import firewatch.events.Signal.LinkChanged.Link;
import firewatch.events.Tick;
import firewatch.events.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** What the ear writes for those who supervise: ticks, contacts, links, and who did not come back after a restart. */
class SupervisionFeedIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    @Test
    void ticksTellEveryPartitionWhichGatewaysWereHeard() throws Exception {
        try (EarFixture ear = EarFixture.open().ticking()) {
            GatewayId gateway = ear.gateway("gw-ticking");
            try (RawMqtt client = RawMqtt.connect5(ear.port, "gw-ticking", EarFixture.SECRET)) {
                client.publish("fire/v1/json/gw-ticking/up", "{\"device\":\"t-1\"}".getBytes(UTF_8), 1, false);
                assertThat(client.readPuback()).isZero();

                await().atMost(SOON)
                        .untilAsserted(() -> assertThat(partitions(
                                        ear,
                                        heard -> heard instanceof Tick tick
                                                && tick.gateways().contains(gateway)))
                                .containsExactly(0, 1, 2, 3));
            }
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(partitions(ear, heard -> link(heard, "gw-ticking", Link.BROKEN)))
                            .containsExactly(0, 1, 2, 3));
        }
    }

    @Test
    void aSignalTellsTheOtherLaneOfAContact() throws Exception {
        try (EarFixture ear = EarFixture.open()) {
            ear.gateway("gw-contact");
            try (RawMqtt client = RawMqtt.connect5(ear.port, "gw-contact", EarFixture.SECRET)) {
                client.publish(
                        "fire/v1/json/gw-contact/up",
                        "{\"device\":\"c-1\",\"status\":[\"fault\"]}".getBytes(UTF_8),
                        1,
                        false);
                assertThat(client.readPuback()).isZero();
            }
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(ear.heard(Topics.MEASUREMENTS))
                            .anyMatch(heard -> heard instanceof Contact contact
                                    && contact.device().equals(new DeviceId("c-1"))));
        }
    }

    @Test
    void aGatewayThatVanishedWhileTheEarWasDownIsToldAsBroken() throws Exception {
        Map<String, String> settings = Map.of("ingest.publish.link-return-within", "PT1S");
        try (EarFixture ear = EarFixture.open("ear-that-restarts", settings)) {
            ear.gateway("gw-returns");
            ear.gateway("gw-vanishes");
            ear.gateway("gw-says-goodbye");
            RawMqtt.connect5(ear.port, "gw-returns", EarFixture.SECRET);
            RawMqtt.connect5(ear.port, "gw-vanishes", EarFixture.SECRET);
            RawMqtt bye = RawMqtt.connect5(ear.port, "gw-says-goodbye", EarFixture.SECRET);
            bye.write(new byte[] {(byte) 0xE0, 0});
            await().atMost(SOON)
                    .untilAsserted(
                            () -> assertThat(links(ear, "gw-says-goodbye")).containsExactly(Link.UP, Link.CLOSED));
        }

        try (EarFixture again = EarFixture.open("ear-that-restarts", settings);
                RawMqtt back = RawMqtt.connect5(again.port, "gw-returns", EarFixture.SECRET)) {
            again.expectLinks();
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(links(again, "gw-vanishes")).containsExactly(Link.UP, Link.BROKEN));
            assertThat(links(again, "gw-returns")).containsExactly(Link.UP, Link.UP);
            assertThat(links(again, "gw-says-goodbye")).containsExactly(Link.UP, Link.CLOSED);
            assertThat(back.available()).isZero();
        }
    }

    private static List<Link> links(EarFixture ear, String gateway) {
        return ear.signals(new GatewayId(gateway), Topics.SIGNALS).stream()
                .map(signal -> ((LinkChanged) signal.signal()).link())
                .toList();
    }

    private static boolean link(Heard heard, String gateway, Link link) {
        return heard instanceof DeviceSignal signal
                && signal.gateway().equals(new GatewayId(gateway))
                && signal.signal() instanceof LinkChanged changed
                && changed.link() == link;
    }

    private static Set<Integer> partitions(EarFixture ear, Predicate<Heard> wanted) {
        return ear.records(Topics.MEASUREMENTS).stream()
                .filter(record -> wanted.test(EventJson.read(record.value(), Heard.class)))
                .map(ConsumerRecord::partition)
                .collect(Collectors.toSet());
    }
}
