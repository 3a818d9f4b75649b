package firewatch.ingest.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import firewatch.events.Topics;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whoever floods, stalls or babbles harms nobody but himself. */
class HostileClientsIT {
    private static final int BABBLERS = 50;
    private static final int ROOM = 2 * BABBLERS;

    private static final Duration SOON = Duration.ofSeconds(60);

    private static EarFixture ear;
    private static RawMqtt witness;

    @BeforeAll
    static void open() throws Exception {
        ear = EarFixture.open(Map.of(
                "ingest.mqtt.connect-within", "PT5S",
                "ingest.gateway.max-connections", "5",
                "ingest.mqtt.max-unauthenticated", Integer.toString(ROOM),
                "ingest.gateway.messages-per-second", "100",
                "ingest.mqtt.receive-maximum", "8"));
        ear.gateway("witness");
        witness = RawMqtt.connect5(ear.port, "witness", EarFixture.SECRET);
    }

    @AfterEach
    void theWitnessIsHeard() throws Exception {
        witness.publish("fire/v1/json/witness/up", "{\"device\":\"w\",\"began\":\"fire\"}".getBytes(UTF_8), 1, false);
        assertThat(witness.readPuback()).isZero();
    }

    @AfterAll
    static void close() throws Exception {
        witness.close();
        ear.close();
    }

    @Test
    void whoSaysNothingIsSentAway() throws Exception {
        try (RawMqtt silent = RawMqtt.open(ear.port);
                RawMqtt slow = RawMqtt.open(ear.port)) {
            slow.write(new byte[] {0x10});
            assertThat(silent.isClosedByPeer()).isTrue();
            assertThat(slow.isClosedByPeer()).isTrue();
        }
    }

    @Test
    void babbleIsSentAway() throws Exception {
        Random random = new Random(7);
        List<RawMqtt> babblers = new ArrayList<>();
        for (int i = 0; i < BABBLERS; i++) {
            byte[] babble = new byte[1 + random.nextInt(200)];
            random.nextBytes(babble);
            RawMqtt client = RawMqtt.open(ear.port);
            client.write(babble);
            babblers.add(client);
        }
        for (RawMqtt client : babblers) {
            assertThat(isGone(client)).isTrue();
            client.close();
        }
    }

    @Test
    void manyWhoNeverLogInLeaveRoomForThoseWhoDo() throws Exception {
        ear.gateway("gw-late");
        List<RawMqtt> crowd = new ArrayList<>();
        for (int i = 0; i < 3 * ROOM; i++) {
            crowd.add(RawMqtt.open(ear.port));
        }
        await().atMost(SOON).until(() -> isLetIn("gw-late", "gw-late"));
        for (RawMqtt client : crowd) {
            client.close();
        }
    }

    @Test
    void oneGatewayHasOnlySoManyConnections() throws Exception {
        ear.gateway("gw-many");
        List<RawMqtt> inside = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            inside.add(RawMqtt.connect5(ear.port, "gw-many", "gw-many/" + i, EarFixture.SECRET));
        }
        try (RawMqtt sixth = RawMqtt.open(ear.port)) {
            sixth.sendConnect("gw-many", "gw-many/6", EarFixture.SECRET, 60);
            assertThat(sixth.readConnack()).isEqualTo(0x97);
        }
        inside.removeFirst().close();
        await().atMost(SOON).until(() -> isLetIn("gw-many", "gw-many/7"));
        for (RawMqtt client : inside) {
            client.close();
        }
    }

    @Test
    void whoSendsTooFastIsReadMoreSlowlyAndLosesNothing() throws Exception {
        var gateway = ear.gateway("gw-flood");
        try (RawMqtt client = RawMqtt.connect5(ear.port, "gw-flood", EarFixture.SECRET)) {
            for (int i = 0; i < 300; i++) {
                client.publish("fire/v1/json/gw-flood/up", "{\"device\":\"f\",\"seq\":1}".getBytes(UTF_8), 0, false);
            }
            client.publish("fire/v1/json/gw-flood/up", "{\"device\":\"f\",\"seq\":2}".getBytes(UTF_8), 1, false);
            assertThat(client.readPuback()).isZero();
        }
        assertThat(ear.signals(gateway, Topics.MEASUREMENTS))
                .filteredOn(signal -> signal.device().value().equals("f"))
                .hasSize(301);
    }

    @Test
    void packetsBeforeTheirTimeAndTwiceTheFirstAreFaults() throws Exception {
        ear.gateway("gw-twice");
        try (RawMqtt early = RawMqtt.open(ear.port)) {
            early.publish("fire/v1/json/gw-twice/up", new byte[] {'{', '}'}, 1, false);
            assertThat(isGone(early)).isTrue();
        }
        try (RawMqtt twice = RawMqtt.connect5(ear.port, "gw-twice", EarFixture.SECRET)) {
            twice.sendConnect("gw-twice", "gw-twice", EarFixture.SECRET, 60);
            assertThat(twice.readDisconnect()).isEqualTo(0x82);
        }
    }

    @Test
    void whatIsSentRightBehindTheConnectIsHeard() throws Exception {
        ear.gateway("gw-eager");
        try (RawMqtt eager = RawMqtt.open(ear.port)) {
            eager.sendConnect("gw-eager", "gw-eager", EarFixture.SECRET, 60);
            eager.publish(
                    "fire/v1/json/gw-eager/up", "{\"device\":\"e\",\"began\":\"fire\"}".getBytes(UTF_8), 1, false);
            assertThat(eager.readConnack()).isZero();
            assertThat(eager.readPuback()).isZero();
        }
    }

    /** Whether it may log in now; who is sent away may find the connection broken before the reason was read. */
    private static boolean isLetIn(String gateway, String clientId) {
        try (RawMqtt client = RawMqtt.open(ear.port)) {
            client.sendConnect(gateway, clientId, EarFixture.SECRET, 60);
            return client.readConnack() == 0;
        } catch (IOException sentAway) {
            return false;
        }
    }

    private static boolean isGone(RawMqtt client) {
        try {
            while (!client.isClosedByPeer()) {
                // reads what was said before the end
            }
            return true;
        } catch (java.net.SocketTimeoutException stillThere) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }
}
