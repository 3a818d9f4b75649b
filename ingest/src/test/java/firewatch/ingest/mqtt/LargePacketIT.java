package firewatch.ingest.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import firewatch.events.DeadLetter;
import firewatch.events.GatewayId;
import firewatch.events.Topics;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where packets may be larger than Kafka's records, one that is not understood holds up nobody. */
class LargePacketIT {
    private static final int MEBIBYTE = 1024 * 1024;

    @Test
    void ofALargePacketThatIsNotUnderstoodTheFirstBytesAreKept() throws Exception {
        byte[] payload = new byte[MEBIBYTE];
        Arrays.fill(payload, (byte) 'x');
        try (EarFixture ear = EarFixture.open(Map.of("ingest.mqtt.max-packet", Integer.toString(2 * MEBIBYTE)))) {
            GatewayId gateway = ear.gateway("gw-larger");
            try (RawMqtt client = RawMqtt.connect5(ear.port, "gw-larger", EarFixture.SECRET)) {
                client.publish("fire/v1/json/gw-larger/up", payload, 1, false);
                assertThat(client.readPuback()).isEqualTo(0x99);
                client.publish("fire/v1/json/gw-larger/up", "{\"device\":\"x\"}".getBytes(UTF_8), 1, false);
                assertThat(client.readPuback()).isZero();
            }

            assertThat(ear.deadLetters(gateway)).singleElement().satisfies(LargePacketIT::isCut);
            assertThat(ear.signals(gateway, Topics.MEASUREMENTS))
                    .anyMatch(signal -> signal.device().value().equals("x"));
        }
    }

    private static void isCut(DeadLetter letter) {
        assertThat(letter.reason()).isEqualTo("malformed");
        assertThat(letter.detail()).endsWith("Kept are the first 262144 of its 1048576 bytes.");
        assertThat(letter.payload()).hasSize(262_144).containsOnly('x');
    }
}
