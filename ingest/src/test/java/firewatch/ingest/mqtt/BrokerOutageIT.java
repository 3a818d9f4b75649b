package firewatch.ingest.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import firewatch.events.GatewayId;
import firewatch.events.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** While Kafka is away nothing is acknowledged and nothing is thrown away; when it is back, all of it goes on. */
class BrokerOutageIT {
    private static final int MESSAGES = 200;

    @TempDir
    Path folder;

    @Test
    void nothingIsLostWhileKafkaIsAway() throws Exception {
        ChildKafka broker = ChildKafka.start(folder, 0);
        Map<String, Object> kafka = broker.settings();
        int port = broker.port();
        try (EarFixture ear = EarFixture.open(
                kafka, Map.of("ingest.mqtt.max-unacknowledged", "50", "ingest.publish.stuck-after", "PT2S"))) {
            GatewayId gateway = ear.gateway("gw-outage");
            try (RawMqtt client = RawMqtt.connect5(ear.port, "gw-outage", EarFixture.SECRET)) {
                publish(client, 0);
                assertThat(client.readPubackId()).isEqualTo(1);
                broker.kill();
                for (int i = 1; i < MESSAGES; i++) {
                    publish(client, i);
                }
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> !ear.lanes.whyStuck().isEmpty());
                assertThat(client.available()).isZero();

                broker = ChildKafka.start(folder, port);

                for (int i = 2; i <= MESSAGES; i++) {
                    assertThat(client.readPubackId()).isEqualTo(i);
                }
                await().atMost(Duration.ofSeconds(10))
                        .untilAsserted(() -> assertThat(ear.lanes.whyStuck()).isEmpty());
            }
            assertThat(ear.signals(gateway, Topics.SIGNALS))
                    .extracting(signal -> signal.device().value())
                    .filteredOn(device -> device.startsWith("outage-"))
                    .hasSize(MESSAGES)
                    .doesNotHaveDuplicates();
        } finally {
            broker.close();
        }
    }

    private static void publish(RawMqtt client, int number) throws Exception {
        byte[] fire = ("{\"device\":\"outage-" + number + "\",\"began\":\"fire\"}").getBytes(UTF_8);
        client.publish("fire/v1/json/gw-outage/up", fire, 1, false);
    }
}
