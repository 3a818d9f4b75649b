package firewatch.ingest.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import firewatch.events.DeviceSignal;
import firewatch.events.GatewayId;
import firewatch.events.Signal.LinkChanged;
import firewatch.events.Signal.LinkChanged.Link;
import firewatch.events.Topics;
import java.time.Duration;
import java.util.List;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a gateway says of its own link, itself or by its last will. */
class LinkWordsIT {
    private static EarFixture ear;

    @BeforeAll
    static void open() {
        ear = EarFixture.open();
    }

    @AfterAll
    static void close() {
        ear.close();
    }

    @Test
    void onlyAChangeIsTold() throws Exception {
        GatewayId gateway = ear.gateway("gw-says");
        try (RawMqtt client = RawMqtt.connect5(ear.port, "gw-says", EarFixture.SECRET)) {
            for (String word : List.of("online", "online", "offline", "offline", "online", "online")) {
                client.publish("fire/v1/json/gw-says/link", word.getBytes(UTF_8), 1, false);
                assertThat(client.readPuback()).isZero();
            }
            assertThat(links(gateway)).containsExactly(Link.UP, Link.CLOSED, Link.UP);
        }
    }

    @Test
    void aClientThatVanishesWithALastWillIsToldAsBrokenOnce() throws Exception {
        GatewayId gateway = ear.gateway("gw-testament");
        MqttConnectOptions options = new MqttConnectOptions();
        options.setMqttVersion(MqttConnectOptions.MQTT_VERSION_3_1_1);
        options.setUserName("gw-testament");
        options.setPassword(EarFixture.SECRET.toCharArray());
        options.setWill("fire/v1/json/gw-testament/link", "offline".getBytes(UTF_8), 1, false);
        MqttClient client = new MqttClient(ear.uri(), "gw-testament", new MemoryPersistence());
        client.connect(options);

        client.disconnectForcibly(1, 1, false);

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(links(gateway)).containsExactly(Link.UP, Link.BROKEN));
        client.close(true);
    }

    private static List<Link> links(GatewayId gateway) {
        return ear.signals(gateway, Topics.SIGNALS).stream()
                .map(DeviceSignal::signal)
                .filter(LinkChanged.class::isInstance)
                .map(LinkChanged.class::cast)
                .map(LinkChanged::link)
                .toList();
    }
}
