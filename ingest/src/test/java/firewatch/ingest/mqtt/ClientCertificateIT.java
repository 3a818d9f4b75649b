package firewatch.ingest.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import firewatch.events.GatewayId;
import firewatch.events.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who logs in at the TLS port by a certificate, with keys made for this test, and who does not. */
class ClientCertificateIT {
    private static final String NAMED = "gw-cert";
    private static final String PASSWORD = EarFixture.SECRET;

    @TempDir
    static Path folder;

    private static TestAuthority keys;
    private static EarFixture ear;
    private static GatewayId gateway;

    @BeforeAll
    static void open() throws Exception {
        keys = new TestAuthority(folder)
                .make("door", "CN=door", "-ext", "san=ip:127.0.0.1")
                .make("ca", "CN=ca", "-ext", "bc:c")
                .make("foreign-ca", "CN=ca", "-ext", "bc:c")
                .make(NAMED, "CN=gw-cert,O=Site 7", "-signer", "ca")
                .make("over", "CN=gw-cert", "-signer", "ca", "-startdate", "-3d", "-validity", "1")
                .make("foreign", "CN=gw-cert", "-signer", "foreign-ca")
                .make("stranger", "CN=gw-nobody", "-signer", "ca")
                .make("two-names", "CN=gw-cert,CN=gw-cert", "-signer", "ca");
        ear = EarFixture.open(Map.of(
                "ingest.mqtt.tls.port", "0",
                "ingest.mqtt.tls.certificate", keys.certificateFile("door").toString(),
                "ingest.mqtt.tls.key", keys.keyFile("door").toString(),
                "ingest.mqtt.tls.client-ca", keys.certificateFile("ca").toString()));
        gateway = ear.gateway(NAMED);
    }

    @AfterAll
    static void close() {
        ear.close();
    }

    @Test
    void aCertificateIsEnoughAndItsFireIsHeard() throws Exception {
        MqttClient client = connected(NAMED, null, null);
        client.publish(
                "fire/v1/json/gw-cert/up", "{\"device\":\"cert-1\",\"status\":[\"fire\"]}".getBytes(UTF_8), 1, false);
        client.disconnect();

        assertThat(ear.signals(gateway, Topics.SIGNALS))
                .anySatisfy(signal -> assertThat(signal.device().value()).isEqualTo("cert-1"));
    }

    @Test
    void aUserNameBesideItMustBeTheSame() throws Exception {
        connected(NAMED, NAMED, null).disconnect();
        ear.gateway("gw-cert-other");
        assertRefused(NAMED, "gw-cert-other", PASSWORD);
    }

    @Test
    void aTlsSessionThatIsTakenUpAgainStillNamesItsGateway() throws Exception {
        SSLContext client = keys.client("door", NAMED);
        connectedBy(client, null, null).disconnect();
        assertThat(client.getClientSessionContext().getIds().hasMoreElements()).isTrue();

        connectedBy(client, null, null).disconnect();
    }

    @Test
    void oneOfAnotherAuthorityIsRefusedWhateverElseIsRight() {
        assertRefused("foreign", NAMED, PASSWORD);
    }

    @Test
    void oneThatIsOverIsRefusedWhateverElseIsRight() throws Exception {
        assertRefused("over", NAMED, PASSWORD);

        ClientCertificate known = new ClientCertificate(keys.certificate(NAMED));
        Instant end = known.certificate().getNotAfter().toInstant();
        assertThat(known.gateway(end)).contains(NAMED);
        assertThat(known.gateway(end.plusSeconds(1))).isEmpty();
    }

    @Test
    void oneThatNamesNoRegisteredGatewayIsRefused() {
        assertRefused("stranger", null, null);
        assertRefused("stranger", NAMED, PASSWORD);
        assertRefused("two-names", NAMED, PASSWORD);
    }

    @Test
    void whoHasNoneLogsInByPassword() throws Exception {
        connected(null, NAMED, PASSWORD).disconnect();
        assertRefused(null, NAMED, "another");
        assertRefused(null, null, null);
    }

    @Test
    void aGatewayThatIsDeletedIsTurnedOutAndStaysOut() throws Exception {
        keys.make("gw-cert-ends", "CN=gw-cert-ends", "-signer", "ca");
        GatewayId ending = ear.gateway("gw-cert-ends");
        MqttClient client = connected("gw-cert-ends", null, null);

        ear.revoke(ending);

        await().atMost(Duration.ofSeconds(15)).until(() -> !client.isConnected());
        assertRefused("gw-cert-ends", null, null);
    }

    private static void assertRefused(@Nullable String shown, @Nullable String user, @Nullable String password) {
        assertThatThrownBy(() -> connected(shown, user, password)).isInstanceOf(MqttException.class);
    }

    private static MqttClient connected(@Nullable String shown, @Nullable String user, @Nullable String password)
            throws Exception {
        return connectedBy(keys.client("door", shown), user, password);
    }

    private static MqttClient connectedBy(SSLContext tls, @Nullable String user, @Nullable String password)
            throws MqttException {
        MqttConnectOptions options = new MqttConnectOptions();
        options.setConnectionTimeout(15);
        options.setSocketFactory(tls.getSocketFactory());
        options.setUserName(user);
        if (password != null) {
            options.setPassword(password.toCharArray());
        }
        String uri = "ssl://127.0.0.1:" + Integer.getInteger(MqttFrontDoor.ACTUAL_TLS_PORT);
        MqttClient client = new MqttClient(uri, "", new MemoryPersistence());
        client.connect(options);
        return client;
    }
}
