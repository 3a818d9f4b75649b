package firewatch.ingest.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import firewatch.events.Condition;
import firewatch.events.Contact;
import firewatch.events.DeadLetter;
import firewatch.events.DeviceSignal;
import firewatch.events.GatewayId;
import firewatch.events.Signal;
import firewatch.events.Signal.ConditionChanged;
import firewatch.events.Signal.Heartbeat;
import firewatch.events.Signal.LinkChanged;
import firewatch.events.Signal.LinkChanged.Link;
import firewatch.events.Signal.Measured;
import firewatch.events.Signal.StatusReported;
import firewatch.events.Topics;
import java.io.IOException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.client.mqttv3.IMqttDeliveryToken;
import org.eclipse.paho.client.mqttv3.MqttCallback;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.MqttMessage;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What gateways see of the front door, with clients that we did not write. */
class MqttFrontDoorIT {
    private static final Duration SOON = Duration.ofSeconds(60);

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
    void aFireIsAcknowledgedByVersion3AndStandsInKafka() throws Exception {
        GatewayId gateway = ear.gateway("gw-v3");
        MqttClient client = v3(gateway, "gw-v3/urgent", EarFixture.SECRET);

        client.publish("fire/v1/json/gw-v3/up", message("{\"device\":\"s-v3\",\"status\":[\"fire\"]}", 1));

        assertThat(signals(gateway, StatusReported.class)).singleElement().satisfies(signal -> {
            assertThat(signal.device().value()).isEqualTo("s-v3");
            assertThat(((StatusReported) signal.signal()).conditions()).containsExactly(Condition.FIRE);
        });
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(ear.heard(Topics.MEASUREMENTS))
                        .filteredOn(Contact.class::isInstance)
                        .anyMatch(contact -> ((Contact) contact).gateway().equals(gateway)));
        client.disconnect();
    }

    @Test
    void version5IsAcknowledgedAndToldWhatIsOffered() throws Exception {
        GatewayId gateway = ear.gateway("gw-v5");
        var client = new org.eclipse.paho.mqttv5.client.MqttClient(ear.uri(), "gw-v5", null);
        client.setTimeToWait(SOON.toMillis());
        var token = client.connectWithResult(v5Options("gw-v5"));

        assertThat(token.getResponseProperties().getMaximumQoS()).isEqualTo(1);
        assertThat(token.getResponseProperties().isRetainAvailable()).isFalse();
        assertThat(token.getResponseProperties().getReceiveMaximum()).isEqualTo(1024);
        assertThat(token.getSessionPresent()).isFalse();

        client.publish("fire/v1/json/gw-v5/up", bytes("{\"device\":\"m-v5\",\"measured\":{\"co\":3}}"), 1, false);

        assertThat(ear.signals(gateway, Topics.MEASUREMENTS)).anyMatch(signal -> signal.signal() instanceof Measured);
        client.disconnect();
        client.close();
    }

    @Test
    void aRepeatedStatusIsAHeartbeatUntilSomethingElseIsSaid() throws Exception {
        GatewayId gateway = ear.gateway("gw-repeat");
        MqttClient client = v3(gateway, "gw-repeat", EarFixture.SECRET);
        for (String said : List.of(
                "\"status\":[\"fault\"]",
                "\"status\":[\"fault\"]",
                "\"ended\":\"fault\"",
                "\"status\":[\"fault\"]",
                "\"status\":[]",
                "\"status\":[]")) {
            client.publish("fire/v1/json/gw-repeat/up", message("{\"device\":\"r-1\"," + said + "}", 1));
        }

        assertThat(signals(gateway, StatusReported.class))
                .extracting(signal -> ((StatusReported) signal.signal()).conditions())
                .containsExactly(Set.of(Condition.FAULT), Set.of(Condition.FAULT), Set.of());
        assertThat(signals(gateway, ConditionChanged.class)).hasSize(1);
        assertThat(ear.signals(gateway, Topics.MEASUREMENTS))
                .filteredOn(signal -> signal.signal() instanceof Heartbeat)
                .hasSize(2);
        client.disconnect();
    }

    @Test
    void aWrongPasswordIsRefusedInBothVersions() {
        GatewayId gateway = ear.gateway("gw-wrong");

        assertThatThrownBy(() -> v3(gateway, "gw-wrong", "another"))
                .isInstanceOfSatisfying(
                        MqttException.class,
                        e -> assertThat(e.getReasonCode())
                                .isEqualTo((int) MqttException.REASON_CODE_FAILED_AUTHENTICATION));
        assertThatThrownBy(() -> v5("gw-wrong", "gw-wrong", "another"))
                .isInstanceOfSatisfying(
                        org.eclipse.paho.mqttv5.common.MqttException.class,
                        e -> assertThat(e.getReasonCode()).isEqualTo(0x86));
        assertThatThrownBy(() -> v5("nobody", "nobody", EarFixture.SECRET))
                .isInstanceOfSatisfying(
                        org.eclipse.paho.mqttv5.common.MqttException.class,
                        e -> assertThat(e.getReasonCode()).isEqualTo(0x86));
    }

    @Test
    void aForeignClientIdIsRefused() {
        ear.gateway("gw-ident");

        assertThatThrownBy(() -> v5("gw-ident", "somebody", EarFixture.SECRET))
                .isInstanceOfSatisfying(
                        org.eclipse.paho.mqttv5.common.MqttException.class,
                        e -> assertThat(e.getReasonCode()).isEqualTo(0x85));
        assertThatThrownBy(() -> v3(new GatewayId("gw-ident"), "somebody", EarFixture.SECRET))
                .isInstanceOfSatisfying(
                        MqttException.class,
                        e -> assertThat(e.getReasonCode())
                                .isEqualTo((int) MqttException.REASON_CODE_INVALID_CLIENT_ID));
    }

    @Test
    void anotherGatewaysTopicIsRefused() throws Exception {
        GatewayId gateway = ear.gateway("gw-own");
        ear.gateway("gw-other");
        try (RawMqtt five = RawMqtt.connect5(ear.port, "gw-own", EarFixture.SECRET)) {
            five.publish("fire/v1/json/gw-other/up", bytes("{\"device\":\"x\"}"), 1, false);
            assertThat(five.readPuback()).isEqualTo(0x87);
            five.publish("fire/v1/json/gw-own/up", bytes("{\"device\":\"x\"}"), 1, false);
            assertThat(five.readPuback()).isZero();
        }
        MqttClient three = v3(gateway, "gw-own/3", EarFixture.SECRET);

        assertThatThrownBy(() -> three.publish("fire/v1/json/gw-other/up", message("{\"device\":\"x\"}", 1)))
                .isInstanceOf(MqttException.class);

        await().atMost(SOON).until(() -> !three.isConnected());
        assertThat(ear.signals(new GatewayId("gw-other"), Topics.MEASUREMENTS)).isEmpty();
    }

    @Test
    void anUnknownFormatIsKeptAsADeadLetterAndToldInVersion5() throws Exception {
        GatewayId gateway = ear.gateway("gw-format");
        MqttClient three = v3(gateway, "gw-format", EarFixture.SECRET);
        three.publish("fire/v1/morse/gw-format/up", message("... --- ...", 1));
        three.disconnect();
        try (RawMqtt five = RawMqtt.connect5(ear.port, "gw-format", EarFixture.SECRET)) {
            five.publish("fire/v1/morse/gw-format/up", bytes("..."), 1, false);
            assertThat(five.readPuback()).isEqualTo(0x90);
            five.publish("fire/v1/json/gw-format/up", bytes("..."), 1, false);
            assertThat(five.readPuback()).isEqualTo(0x99);
        }

        assertThat(ear.deadLetters(gateway))
                .extracting(DeadLetter::reason)
                .containsExactly("unknown_format", "unknown_format", "malformed");
        assertThat(ear.deadLetters(gateway).getFirst().payload()).isEqualTo(bytes("... --- ..."));
        await().atMost(SOON)
                .until(() -> !signals(gateway, ConditionChanged.class).isEmpty());
        assertThat(signals(gateway, ConditionChanged.class)).singleElement().satisfies(signal -> {
            assertThat(signal.device().value()).isEqualTo("gw-format");
            assertThat(((ConditionChanged) signal.signal()).condition()).isEqualTo(Condition.UNDECODABLE);
        });
    }

    @Test
    void aFormatThatTheGatewayMayNotSpeakIsADeadLetter() throws Exception {
        GatewayId gateway = ear.gateway("gw-allowed", "gb26875");
        MqttClient client = v3(gateway, "gw-allowed", EarFixture.SECRET);

        client.publish("fire/v1/json/gw-allowed/up", message("{\"device\":\"x\"}", 1));

        assertThat(ear.deadLetters(gateway)).extracting(DeadLetter::reason).containsExactly("forbidden_format");
        client.disconnect();
    }

    @Test
    void framesOfTheNationalStandardComeOverMqttAsWell() throws Exception {
        GatewayId gateway = ear.gateway("gw-frames", "gb26875");
        MqttClient client = v3(gateway, "gw-frames", EarFixture.SECRET);
        byte[] frame = HexFormat.of()
                .parseHex("4040010001000F1E0801031ACE110A000000010000000000110002020101012A"
                        + "0A00020003000F1E0801031AE32323");

        client.publish("fire/v1/gb26875/gw-frames/up", frame, 1, false);

        assertThat(signals(gateway, StatusReported.class)).singleElement().satisfies(signal -> {
            assertThat(signal.device().value()).isEqualTo("gb-0000000a11ce-1-1-42-0002000a");
            assertThat(signal.signal()).isEqualTo(new StatusReported(Set.of(Condition.FIRE)));
        });
        client.disconnect();
    }

    @Test
    void malformedJsonAndBadNamesAreKeptAndTheConnectionStays() throws Exception {
        GatewayId gateway = ear.gateway("gw-bad");
        MqttClient client = v3(gateway, "gw-bad", EarFixture.SECRET);
        for (String bad : List.of(
                "{",
                "",
                "{\"device\":\"a+b\"}",
                "{\"device\":\"a#\"}",
                "{\"device\":\"a/b\"}",
                "{\"device\":\"$SYS\"}",
                "{\"device\":\"a\\u0000\"}")) {
            client.publish("fire/v1/json/gw-bad/up", message(bad, 1));
        }
        client.publish("fire/v1/json/gw-bad/up", message("[{\"device\":\"ok-1\",\"began\":\"fire\"},7]", 1));

        assertThat(client.isConnected()).isTrue();
        assertThat(ear.deadLetters(gateway))
                .extracting(DeadLetter::reason)
                .containsExactly(
                        "malformed",
                        "malformed",
                        "bad_name",
                        "bad_name",
                        "bad_name",
                        "bad_name",
                        "bad_name",
                        "wrong_type");
        assertThat(signals(gateway, ConditionChanged.class))
                .anyMatch(signal -> signal.device().value().equals("ok-1"));
        assertThat(ear.meters
                        .counter("fire.signal.rejected", "format", "json", "reason", "malformed")
                        .count())
                .isGreaterThanOrEqualTo(2);
        client.disconnect();
    }

    @Test
    void qualityOfService2IsRefused() throws Exception {
        GatewayId gateway = ear.gateway("gw-qos");
        MqttClient three = v3(gateway, "gw-qos", EarFixture.SECRET);

        assertThatThrownBy(() -> three.publish("fire/v1/json/gw-qos/up", message("{\"device\":\"x\"}", 2)))
                .isInstanceOf(MqttException.class);

        await().atMost(SOON).until(() -> !three.isConnected());
        try (RawMqtt five = RawMqtt.connect5(ear.port, "gw-qos", EarFixture.SECRET)) {
            five.publish("fire/v1/json/gw-qos/up", bytes("{\"device\":\"x\"}"), 2, false);

            assertThat(five.readDisconnect()).isEqualTo(0x9B);
        }
    }

    @Test
    void aRetainedMessageIsRefusedInVersion5AndOrdinaryInVersion3() throws Exception {
        GatewayId gateway = ear.gateway("gw-retain");
        MqttClient three = v3(gateway, "gw-retain", EarFixture.SECRET);
        three.publish("fire/v1/json/gw-retain/up", bytes("{\"device\":\"x\",\"began\":\"fire\"}"), 1, true);
        assertThat(signals(gateway, ConditionChanged.class)).hasSize(1);
        three.disconnect();
        try (RawMqtt five = RawMqtt.connect5(ear.port, "gw-retain", EarFixture.SECRET)) {
            five.publish("fire/v1/json/gw-retain/up", bytes("{\"device\":\"x\"}"), 1, true);

            assertThat(five.readDisconnect()).isEqualTo(0x9A);
        }
    }

    @Test
    void oneMebibyteIsRefusedAndNobodyElseIsDisturbed() throws Exception {
        GatewayId gateway = ear.gateway("gw-large");
        MqttClient other = v3(gateway, "gw-large/other", EarFixture.SECRET);
        try (RawMqtt five = RawMqtt.connect5(ear.port, "gw-large", EarFixture.SECRET)) {
            five.publish("fire/v1/json/gw-large/up", new byte[1024 * 1024], 1, false);

            assertThat(five.readDisconnect()).isEqualTo(0x95);
        }

        other.publish("fire/v1/json/gw-large/up", message("{\"device\":\"x\",\"began\":\"fire\"}", 1));
        assertThat(signals(gateway, ConditionChanged.class))
                .filteredOn(signal -> signal.device().value().equals("x"))
                .hasSize(1);
        other.disconnect();
    }

    @Test
    void subscriptionsAreForTheOwnDownOnly() throws Exception {
        ear.gateway("gw-sub");
        try (RawMqtt five = RawMqtt.connect5(ear.port, "gw-sub", EarFixture.SECRET)) {
            assertThat(five.subscribe("fire/v1/json/gw-sub/down")).isEqualTo(1);
            assertThat(five.subscribe("fire/v1/json/gw-other/down")).isEqualTo(0x87);
            assertThat(five.subscribe("fire/v1/json/gw-sub/up")).isEqualTo(0x87);
            assertThat(five.subscribe("#")).isEqualTo(0xA2);
            assertThat(five.subscribe("$share/x/fire/v1/json/gw-sub/down")).isEqualTo(0x9E);
        }
    }

    @Test
    void aLastWillABrokenConnectionAndAGoodbyeAreLinkChanges() throws Exception {
        GatewayId gateway = ear.gateway("gw-link");
        MqttClient polite = v3(gateway, "gw-link/polite", EarFixture.SECRET);
        polite.disconnect();
        try (RawMqtt rude = RawMqtt.connect5(ear.port, "gw-link", "gw-link/rude", EarFixture.SECRET)) {
            rude.abort();
        }

        await().atMost(SOON).untilAsserted(() -> {
            assertThat(links(gateway, Topics.SIGNALS, "gw-link/polite")).containsExactly(Link.UP, Link.CLOSED);
            assertThat(links(gateway, Topics.SIGNALS, "gw-link/rude")).containsExactly(Link.UP, Link.BROKEN);
            assertThat(links(gateway, Topics.MEASUREMENTS, "gw-link/rude"))
                    .hasSize(2 * Topics.PARTITIONS)
                    .contains(Link.BROKEN);
        });
    }

    @Test
    void aSecondConnectionOfAClientTakesOverWithoutABrokenLink() throws Exception {
        GatewayId gateway = ear.gateway("gw-over");
        try (RawMqtt first = RawMqtt.connect5(ear.port, "gw-over", EarFixture.SECRET);
                RawMqtt second = RawMqtt.connect5(ear.port, "gw-over", EarFixture.SECRET)) {
            assertThat(first.readDisconnect()).isEqualTo(0x8E);

            second.publish("fire/v1/json/gw-over/up", bytes("{\"device\":\"x\",\"began\":\"fire\"}"), 1, false);
            assertThat(second.readPuback()).isZero();
            assertThat(links(gateway, Topics.SIGNALS, "gw-over")).containsExactly(Link.UP, Link.UP);
        }
    }

    @Test
    void aSilentConnectionEndsAfterItsKeepAlive() throws Exception {
        ear.gateway("gw-silent");
        try (RawMqtt five = RawMqtt.connect5(ear.port, "gw-silent", "gw-silent", EarFixture.SECRET, 1)) {
            assertThat(five.readDisconnect()).isEqualTo(0x8D);
        }
    }

    @Test
    void aGatewayThatIsLockedOutIsTurnedOut() throws Exception {
        GatewayId gateway = ear.gateway("gw-revoked");
        try (RawMqtt five = RawMqtt.connect5(ear.port, "gw-revoked", EarFixture.SECRET)) {
            ear.revoke(gateway);

            assertThat(five.readDisconnect()).isEqualTo(0x87);
        }
        assertThatThrownBy(() -> v5("gw-revoked", "gw-revoked", EarFixture.SECRET))
                .isInstanceOf(org.eclipse.paho.mqttv5.common.MqttException.class);
    }

    @Test
    void aLastWillElsewhereIsRefused() {
        ear.gateway("gw-will");
        MqttConnectOptions options = new MqttConnectOptions();
        options.setUserName("gw-will");
        options.setPassword(EarFixture.SECRET.toCharArray());
        options.setMqttVersion(MqttConnectOptions.MQTT_VERSION_3_1_1);
        options.setWill("fire/v1/json/gw-other/link", bytes("offline"), 1, false);

        assertThatThrownBy(() -> new MqttClient(ear.uri(), "gw-will", new MemoryPersistence()).connect(options))
                .isInstanceOfSatisfying(
                        MqttException.class,
                        e -> assertThat(e.getReasonCode()).isEqualTo((int) MqttException.REASON_CODE_NOT_AUTHORIZED));
    }

    @Test
    void theStockCommandLineClientIsServed() throws Exception {
        GatewayId gateway = ear.gateway("gw-cli");
        for (String version : List.of("mqttv311", "mqttv5")) {
            Process process;
            try {
                process = new ProcessBuilder(
                                "mosquitto_pub",
                                "-V",
                                version,
                                "-h",
                                "127.0.0.1",
                                "-p",
                                Integer.toString(ear.port),
                                "-u",
                                "gw-cli",
                                "-P",
                                EarFixture.SECRET,
                                "-q",
                                "1",
                                "-t",
                                "fire/v1/json/gw-cli/up",
                                "-m",
                                "{\"device\":\"" + version + "\",\"began\":\"fire\"}")
                        .redirectErrorStream(true)
                        .start();
            } catch (IOException notInstalled) {
                org.junit.jupiter.api.Assumptions.abort("mosquitto_pub is not installed");
                return;
            }
            assertThat(process.waitFor(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(new String(process.getInputStream().readAllBytes(), UTF_8))
                    .isEmpty();
            assertThat(process.exitValue()).isZero();
        }

        assertThat(signals(gateway, ConditionChanged.class))
                .extracting(signal -> signal.device().value())
                .containsExactlyInAnyOrder("mqttv311", "mqttv5");
    }

    @Test
    void aTakenPortIsOneClearLine() {
        assertThatThrownBy(() -> EarFixture.open(Map.of("ingest.mqtt.port", Integer.toString(ear.port))))
                .isInstanceOf(MqttFrontDoor.PortTakenException.class)
                .hasMessageContaining("MQTT port " + ear.port + " on 127.0.0.1 is taken");
    }

    private List<DeviceSignal> signals(GatewayId gateway, Class<? extends Signal> type) {
        return ear.signals(gateway, Topics.SIGNALS).stream()
                .filter(signal -> type.isInstance(signal.signal()))
                .toList();
    }

    private List<Link> links(GatewayId gateway, String topic, String session) {
        return ear.signals(gateway, topic).stream()
                .map(DeviceSignal::signal)
                .filter(LinkChanged.class::isInstance)
                .map(LinkChanged.class::cast)
                .filter(link -> link.session().equals(session))
                .map(LinkChanged::link)
                .toList();
    }

    private static MqttClient v3(GatewayId gateway, String clientId, String secret) throws MqttException {
        MqttConnectOptions options = new MqttConnectOptions();
        options.setMqttVersion(MqttConnectOptions.MQTT_VERSION_3_1_1);
        options.setUserName(gateway.value());
        options.setPassword(secret.toCharArray());
        MqttClient client = new MqttClient(ear.uri(), clientId, new MemoryPersistence());
        client.setTimeToWait(SOON.toMillis());
        client.setCallback(new Deaf());
        client.connect(options);
        return client;
    }

    private static org.eclipse.paho.mqttv5.client.MqttClient v5(String gateway, String clientId, String secret)
            throws org.eclipse.paho.mqttv5.common.MqttException {
        var client = new org.eclipse.paho.mqttv5.client.MqttClient(ear.uri(), clientId, null);
        client.setTimeToWait(SOON.toMillis());
        MqttConnectionOptions options = v5Options(gateway);
        options.setPassword(bytes(secret));
        client.connect(options);
        return client;
    }

    private static MqttConnectionOptions v5Options(String gateway) {
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setUserName(gateway);
        options.setPassword(bytes(EarFixture.SECRET));
        return options;
    }

    private static MqttMessage message(String payload, int qos) {
        MqttMessage message = new MqttMessage(bytes(payload));
        message.setQos(qos);
        return message;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    /** Nothing comes down. */
    private static final class Deaf implements MqttCallback {
        @Override
        public void connectionLost(Throwable cause) {}

        @Override
        public void messageArrived(String topic, MqttMessage message) {}

        @Override
        public void deliveryComplete(IMqttDeliveryToken token) {}
    }
}
