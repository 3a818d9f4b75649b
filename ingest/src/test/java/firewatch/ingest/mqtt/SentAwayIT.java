package firewatch.ingest.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import firewatch.events.Condition;
import firewatch.events.DeadLetter;
import firewatch.events.GatewayId;
import firewatch.events.Signal.ConditionChanged;
import firewatch.events.Signal.ConditionChanged.Change;
import firewatch.events.Topics;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a client of 3.1.1 is sent away for is a dead letter, since nothing can be said to the client. */
class SentAwayIT {
    private static final byte[] FIRE = "{\"device\":\"x\",\"began\":\"fire\"}".getBytes(UTF_8);
    private static final int LOOPS = 60;

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
    void forQualityOfService2() throws Exception {
        GatewayId gateway = ear.gateway("gw-qos-2");

        sendAway(gateway, "fire/v1/json/gw-qos-2/up", FIRE, 2);

        DeadLetter letter = onlyLetterOf(gateway);
        assertThat(letter.reason()).isEqualTo("unsupported_qos");
        assertThat(letter.format()).isEqualTo("json");
        assertThat(letter.source()).isEqualTo("fire/v1/json/gw-qos-2/up");
        assertThat(letter.payload()).isEqualTo(FIRE);
        await().until(() -> ear.signals(gateway, Topics.SIGNALS).stream()
                .anyMatch(signal -> new ConditionChanged(Condition.UNDECODABLE, Change.BEGAN).equals(signal.signal())));
    }

    @Test
    void forATopicOfAnotherOfWhichTheFirstBytesAreKept() throws Exception {
        GatewayId gateway = ear.gateway("gw-stray");
        GatewayId other = ear.gateway("gw-astray");

        sendAway(gateway, "fire/v1/json/gw-astray/up", new byte[5_000], 1);

        DeadLetter letter = onlyLetterOf(gateway);
        assertThat(letter.reason()).isEqualTo("forbidden_topic");
        assertThat(letter.format()).isEqualTo("mqtt");
        assertThat(letter.source()).isEqualTo("fire/v1/json/gw-astray/up");
        assertThat(letter.payload()).hasSize(4096);
        assertThat(letter.detail()).endsWith("Kept are the first 4096 of its 5000 bytes.");
        assertThat(ear.deadLetters(other)).isEmpty();
    }

    @Test
    void forAPacketThatIsTooLargeToBeRead() throws Exception {
        GatewayId gateway = ear.gateway("gw-huge");

        sendAway(gateway, "fire/v1/json/gw-huge/up", new byte[300_000], 1);

        DeadLetter letter = onlyLetterOf(gateway);
        assertThat(letter.reason()).isEqualTo("too_large");
        assertThat(letter.format()).isEqualTo("json");
        assertThat(letter.source()).isEqualTo("fire/v1/json/gw-huge/up");
        assertThat(letter.payload()).isEmpty();
        assertThat(letter.detail()).startsWith("A packet of 300027 bytes was not read, at most 262144 are");
    }

    @Test
    void whoComesAgainAndAgainFillsNoTopic() throws Exception {
        GatewayId gateway = ear.gateway("gw-loop");
        for (int i = 0; i < LOOPS; i++) {
            try (RawMqtt client = RawMqtt.connect5(ear.port, "gw-loop", EarFixture.SECRET)) {
                client.publish("fire/v1/json/gw-loop/up", FIRE, 2, false);
                assertThat(client.readDisconnect()).isEqualTo(0x9B);
            }
        }

        await().until(() -> ear.deadLetters(gateway).size() >= 10);
        assertThat(ear.deadLetters(gateway)).hasSizeLessThan(LOOPS);
    }

    private static DeadLetter onlyLetterOf(GatewayId gateway) {
        await().until(() -> !ear.deadLetters(gateway).isEmpty());
        return ear.deadLetters(gateway).getFirst();
    }

    private static void sendAway(GatewayId gateway, String topic, byte[] payload, int qos) throws MqttException {
        MqttConnectOptions options = new MqttConnectOptions();
        options.setMqttVersion(MqttConnectOptions.MQTT_VERSION_3_1_1);
        options.setUserName(gateway.value());
        options.setPassword(EarFixture.SECRET.toCharArray());
        MqttClient client = new MqttClient(ear.uri(), gateway.value(), new MemoryPersistence());
        client.setTimeToWait(10_000);
        client.connect(options);
        assertThatThrownBy(() -> client.publish(topic, payload, qos, false)).isInstanceOf(MqttException.class);
        await().until(() -> !client.isConnected());
    }
}
