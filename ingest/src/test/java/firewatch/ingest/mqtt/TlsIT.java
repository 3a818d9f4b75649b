package firewatch.ingest.mqtt;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import firewatch.events.Topics;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The second port: a stranger's client by TLS, with a certificate made for this test. */
class TlsIT {
    private static final String PASSWORD = "only-for-this-test";

    @TempDir
    Path folder;

    private KeyStore keys;
    private Map<String, String> settings;

    @BeforeEach
    void certificate() throws Exception {
        Path store = folder.resolve("keys.p12");
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        String[] wishes =
                "-genkeypair -alias door -keyalg EC -dname CN=door -ext san=ip:127.0.0.1 -validity 2 -storepass"
                        .split(" ");
        List<String> command = new ArrayList<>(List.of(keytool, "-keystore", store.toString()));
        command.addAll(List.of(wishes));
        command.add(PASSWORD);
        Process making = new ProcessBuilder(command).redirectErrorStream(true).start();
        assertThat(making.waitFor()).isZero();
        keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        Path certificate =
                pem("certificate", "CERTIFICATE", keys.getCertificate("door").getEncoded());
        Path key = pem(
                "key",
                "PRIVATE KEY",
                keys.getKey("door", PASSWORD.toCharArray()).getEncoded());
        settings = Map.of(
                "ingest.mqtt.tls.port", "0",
                "ingest.mqtt.tls.certificate", certificate.toString(),
                "ingest.mqtt.tls.key", key.toString());
    }

    @Test
    void aFireByTlsIsAcknowledgedAndHeard() throws Exception {
        try (EarFixture ear = EarFixture.open(settings)) {
            ear.gateway("gw-tls");
            MqttClient client = new MqttClient(secure(), "gw-tls", new MemoryPersistence());
            client.connect(login("gw-tls", trusting()));
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
            MqttConnectOptions wrong = login("gw-tls-2", trusting());
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

    private SSLContext trusting() throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("door", keys.getCertificate("door"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private static MqttConnectOptions login(String gateway, SSLContext tls) {
        MqttConnectOptions options = new MqttConnectOptions();
        options.setUserName(gateway);
        options.setPassword(EarFixture.SECRET.toCharArray());
        options.setConnectionTimeout(5);
        if (tls != null) {
            options.setSocketFactory(tls.getSocketFactory());
        }
        return options;
    }

    private Path pem(String name, String kind, byte[] content) throws Exception {
        String body = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(content);
        return Files.writeString(
                folder.resolve(name + ".pem"),
                "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(kind, body));
    }
}
