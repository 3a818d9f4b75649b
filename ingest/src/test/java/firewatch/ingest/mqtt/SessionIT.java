package firewatch.ingest.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import firewatch.events.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MqttDefaultFilePersistence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A session outlives its connection and our restart, and what was not acknowledged comes again. */
class SessionIT {
    @TempDir
    Path folder;

    @Test
    void aSessionIsPresentAfterARestart() throws Exception {
        MqttConnectOptions persistent = v3("gw-session");
        persistent.setCleanSession(false);
        try (EarFixture ear = EarFixture.open()) {
            ear.gateway("gw-session");
            MqttClient client = new MqttClient(ear.uri(), "gw-session", new MemoryPersistence());
            assertThat(client.connectWithResult(persistent).getSessionPresent()).isFalse();
            client.subscribe("fire/v1/json/gw-session/down", 1);
            client.disconnect();
            assertThat(client.connectWithResult(persistent).getSessionPresent()).isTrue();
            client.disconnect();
        }

        try (EarFixture again = EarFixture.open()) {
            MqttClient client = new MqttClient(again.uri(), "gw-session", new MemoryPersistence());
            assertThat(client.connectWithResult(persistent).getSessionPresent()).isTrue();
            assertThat(again.records(Topics.SESSIONS))
                    .filteredOn(record -> record.key().startsWith("gw-session\n"))
                    .last()
                    .satisfies(record ->
                            assertThat(new String(record.value(), UTF_8)).contains("fire/v1/json/gw-session/down"));
            client.disconnect();
        }
    }

    @Test
    void aCleanStartThrowsTheSessionAway() throws Exception {
        MqttConnectOptions persistent = v3("gw-clean");
        persistent.setCleanSession(false);
        try (EarFixture ear = EarFixture.open()) {
            ear.gateway("gw-clean");
            MqttClient client = new MqttClient(ear.uri(), "gw-clean", new MemoryPersistence());
            client.connect(persistent);
            client.disconnect();
            assertThat(client.connectWithResult(v3("gw-clean")).getSessionPresent())
                    .isFalse();
            client.disconnect();
            assertThat(client.connectWithResult(persistent).getSessionPresent()).isFalse();
            client.disconnect();
        }
    }

    @Test
    void noOtherGatewayCanEnterASessionOfTheSameName() throws Exception {
        try (EarFixture ear = EarFixture.open()) {
            ear.gateway("gw-a");
            ear.gateway("gw-a1");
            try (RawMqtt victim = RawMqtt.connect5(ear.port, "gw-a1", "gw-a1", EarFixture.SECRET);
                    RawMqtt intruder = RawMqtt.connect5(ear.port, "gw-a", "gw-a1", EarFixture.SECRET)) {
                victim.publish("fire/v1/json/gw-a1/up", "{\"device\":\"v\"}".getBytes(UTF_8), 1, false);
                assertThat(victim.readPuback()).isZero();
                assertThat(intruder.available()).isZero();
            }
        }
    }

    @Test
    void whatWasNotAcknowledgedIsSentAgainAfterOurRestart() throws Exception {
        HeldProducer deaf = new HeldProducer(List.of(Topics.SIGNALS));
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setUserName("gw-resend");
        options.setPassword(EarFixture.SECRET.getBytes(UTF_8));
        options.setCleanStart(false);
        options.setSessionExpiryInterval(3600L);
        Map<String, String> hasty =
                Map.of("ingest.publish.close-within", "PT0.1S", "ingest.mqtt.drain-within", "PT0.1S");
        var persistence = new MqttDefaultFilePersistence(folder.toString());

        EarFixture first = EarFixture.open();
        first.gateway("gw-resend");
        MqttAsyncClient client = new MqttAsyncClient("tcp://127.0.0.1:" + first.port, "gw-resend", persistence);
        client.connect(options).waitForCompletion(10_000);
        client.disconnect().waitForCompletion(10_000);
        client.close();
        first.close();

        EarFixture stalled = EarFixture.open(() -> deaf, null, hasty);
        client = new MqttAsyncClient("tcp://127.0.0.1:" + stalled.port, "gw-resend", persistence);
        client.connect(options).waitForCompletion(10_000);
        for (int i = 0; i < 5; i++) {
            byte[] fire = ("{\"device\":\"resend-" + i + "\",\"began\":\"fire\"}").getBytes(UTF_8);
            client.publish("fire/v1/json/gw-resend/up", fire, 1, false);
        }
        await().until(() -> deaf.waiting() >= 6);
        assertThat(client.getPendingTokens()).hasSize(5);
        stalled.close();
        client.close(true);

        try (EarFixture again = EarFixture.open()) {
            client = new MqttAsyncClient("tcp://127.0.0.1:" + again.port, "gw-resend", persistence);
            client.connect(options).waitForCompletion(10_000);
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(
                            () -> assertThat(again.signals(new firewatch.events.GatewayId("gw-resend"), Topics.SIGNALS))
                                    .extracting(signal -> signal.device().value())
                                    .contains("resend-0", "resend-1", "resend-2", "resend-3", "resend-4"));
            client.disconnect().waitForCompletion(10_000);
            client.close();
        }
    }

    private static MqttConnectOptions v3(String gateway) {
        MqttConnectOptions options = new MqttConnectOptions();
        options.setMqttVersion(MqttConnectOptions.MQTT_VERSION_3_1_1);
        options.setUserName(gateway);
        options.setPassword(EarFixture.SECRET.toCharArray());
        return options;
    }
}
