package firewatch.ingest.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import firewatch.events.Topics;
import java.nio.file.Path;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The second port: a stranger's client by TLS, with a certificate made for this test. */
class TlsIT {
    @TempDir
    Path folder;

    private TestAuthority keys;
    private Map<String, String> settings;

    @BeforeEach
    void certificate() throws Exception {
        keys = new TestAuthority(folder).make("door", "CN=door", "-ext", "san=ip:127.0.0.1");
        settings = Map.of(
                "ingest.mqtt.tls.port", "0",
                "ingest.mqtt.tls.certificate", keys.certificateFile("door").toString(),
                "ingest.mqtt.tls.key", keys.keyFile("door").toString());
    }

    @Test
    void aFireByTlsIsAcknowledgedAndHeard() throws Exception {
        try (EarFixture ear = EarFixture.open(settings)) {
            ear.gateway("gw-tls");
            MqttClient client = new MqttClient(secure(), "gw-tls", new MemoryPersistence());
            client.connect(login("gw-tls", keys.client("door", null)));
            client.publish(
                    "fire/v1/json/gw-tls/up", "{\"device\":\"tls-1\",\"status\":[\"fire\"]}".getBytes(UTF_8), 1, false);
            client.disconnect();

            assertThat(ear.records(Topics.SIGNALS))
                    .anySatisfy(record -> assertThat(record.key()).isEqualTo("tls-1"));
        }
    }

    @Test
    void aWrongPasswordIsRefusedThereToo() throws Exception {
        try (EarFixture ear = EarFixture.open(settings)) {
            ear.gateway("gw-tls-2");
            MqttConnectOptions wrong = login("gw-tls-2", keys.client("door", null));
            wrong.setPassword("another".toCharArray());
            MqttClient client = new MqttClient(secure(), "gw-tls-2", new MemoryPersistence());

            assertThatThrownBy(() -> client.connect(wrong)).isInstanceOf(MqttException.class);
        }
    }

    @Test
    void whoSpeaksPlainlyIsNotHeardThere() throws Exception {
        try (EarFixture ear = EarFixture.open(settings)) {
            ear.gateway("gw-tls-3");
            MqttClient client = new MqttClient(secure().replace("ssl:", "tcp:"), "gw-tls-3", new MemoryPersistence());

            assertThatThrownBy(() -> client.connect(login("gw-tls-3", null))).isInstanceOf(MqttException.class);
        }
    }

    private static String secure() {
        return "ssl://127.0.0.1:" + Integer.getInteger(MqttFrontDoor.ACTUAL_TLS_PORT);
    }

    private static MqttConnectOptions login(String gateway, SSLContext tls) {
        MqttConnectOptions options = new MqttConnectOptions();
        options.setUserName(gateway);
        options.setPassword(EarFixture.SECRET.toCharArray());
        options.setConnectionTimeout(60);
        if (tls != null) {
            options.setSocketFactory(tls.getSocketFactory());
        }
        return options;
    }
}
