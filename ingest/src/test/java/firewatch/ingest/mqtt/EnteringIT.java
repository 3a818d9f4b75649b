package firewatch.ingest.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import firewatch.events.GatewayId;
import firewatch.events.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whatever happens while a client waits for its session to be written, it comes in as things are then. */
class EnteringIT {
    private static final Duration SOON = Duration.ofSeconds(15);

    private static final Duration EXPIRY = Duration.ofSeconds(1);
    /** A PUBLISH with the quality of service 3. */
    private static final byte[] MALFORMED = {0x36, 0};

    private final HeldProducer kafka = new HeldProducer(List.of(Topics.SIGNALS, Topics.SESSIONS));

    @Test
    void aSecretThatWasRenewedMeanwhileLetsNobodyIn() throws Exception {
        try (EarFixture ear = open();
                RawMqtt client = RawMqtt.open(ear.port)) {
            GatewayId gateway = ear.gateway("gw-renewed");
            connect(client, gateway, 3600);
            await().atMost(SOON).until(() -> kafka.isHolding("3600"));
            ear.renew(gateway);
            kafka.acceptAllBackwards();

            assertThat(client.readConnack()).isEqualTo(0x87);
        }
    }

    @Test
    void aSessionOutlivesTheConnectionBeforeThatEndsMeanwhile() throws Exception {
        try (EarFixture ear = open();
                RawMqtt before = RawMqtt.open(ear.port);
                RawMqtt client = RawMqtt.open(ear.port);
                RawMqtt next = RawMqtt.open(ear.port)) {
            GatewayId gateway = ear.gateway("gw-hasty");
            connect(before, gateway, 0);
            assertThat(before.readConnack()).isZero();

            connect(client, gateway, 3600);
            await().atMost(SOON).until(() -> kafka.isHolding("3600"));
            before.abort();
            await().atMost(SOON).until(() -> kafka.isHolding("BROKEN"));
            kafka.acceptAllBackwards();
            assertThat(client.readConnack()).isZero();
            client.abort();

            connect(next, gateway, 3600);
            assertThat(next.readSessionPresent()).isTrue();
        }
    }

    @Test
    void aSessionWhoseConnectionEndedBeforeItCameInExpires() throws Exception {
        try (EarFixture ear = open();
                RawMqtt client = RawMqtt.open(ear.port);
                RawMqtt next = RawMqtt.open(ear.port)) {
            GatewayId gateway = ear.gateway("gw-stillborn");
            client.gather();
            connect(client, gateway, EXPIRY.toSecondsPart());
            client.write(MALFORMED);
            client.goOut();
            await().atMost(SOON).until(() -> kafka.isHolding("\"expirySeconds\":1"));
            assertThat(client.isClosedByPeer()).isTrue();
            kafka.acceptAllBackwards();
            await().pollDelay(EXPIRY.multipliedBy(2)).until(() -> true);

            connect(next, gateway, 3600);
            await().atMost(SOON).until(() -> kafka.isHolding("3600"));
            kafka.acceptAllBackwards();
            assertThat(next.readSessionPresent()).isFalse();
        }
    }

    private EarFixture open() {
        return EarFixture.open(
                () -> kafka,
                null,
                Map.of("ingest.publish.close-within", "PT0.1S", "ingest.mqtt.drain-within", "PT0.1S"));
    }

    private static void connect(RawMqtt client, GatewayId gateway, int expirySeconds) throws Exception {
        client.sendConnect(gateway.value(), gateway.value(), EarFixture.SECRET, 60, false, expirySeconds);
    }
}
