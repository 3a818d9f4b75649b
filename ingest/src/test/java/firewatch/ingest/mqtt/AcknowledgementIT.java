package firewatch.ingest.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import firewatch.events.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever sends the PUBACK owns the alarm: it goes out only for what Kafka has, in the order of the PUBLISHes. */
class AcknowledgementIT {
    private static final byte[] FIRE = "{\"device\":\"d\",\"began\":\"fire\"}".getBytes(UTF_8);
    private static final byte[] NUMBER = "{\"device\":\"d\",\"measured\":{\"co\":1}}".getBytes(UTF_8);
    private static final byte[] LONG =
            ("{\"device\":\"d\",\"measured\":{\"co\":1},\"x\":\"" + "y".repeat(8_000) + "\"}").getBytes(UTF_8);

    private final HeldProducer signals = new HeldProducer(List.of(Topics.SIGNALS, Topics.SESSIONS));
    private final HeldProducer measurements = new HeldProducer(List.of(Topics.MEASUREMENTS, Topics.DEAD_LETTERS));
    private EarFixture ear;

    @BeforeEach
    void open() {
        ear = EarFixture.open(
                () -> signals,
                () -> measurements,
                Map.of(
                        "ingest.mqtt.max-unacknowledged", "4",
                        "ingest.publish.lane-bytes", "20000",
                        "ingest.publish.stuck-after", "PT1S",
                        "ingest.publish.close-within", "PT0.1S",
                        "ingest.mqtt.drain-within", "PT0.1S"));
    }

    @AfterEach
    void close() {
        signals.acceptAllBackwards();
        measurements.acceptAllBackwards();
        ear.close();
    }

    @Test
    void nothingIsAcknowledgedBeforeKafkaAcceptedIt() throws Exception {
        ear.gateway("gw-held");
        try (RawMqtt client = RawMqtt.connect5(ear.port, "gw-held", EarFixture.SECRET)) {
            await().until(() -> signals.waiting() == 1);
            client.publish("fire/v1/json/gw-held/up", FIRE, 1, false);
            await().until(() -> signals.waiting() == 2);
            await().pollDelay(Duration.ofMillis(300)).until(() -> client.available() == 0);

            signals.acceptAllBackwards();

            assertThat(client.readPubackId()).isEqualTo(1);
        }
    }

    @Test
    void acknowledgementsKeepTheOrderOfTheMessages() throws Exception {
        ear.gateway("gw-order");
        try (RawMqtt client = RawMqtt.connect5(ear.port, "gw-order", EarFixture.SECRET)) {
            client.publish("fire/v1/json/gw-order/up", NUMBER, 1, false);
            client.publish("fire/v1/json/gw-order/up", FIRE, 1, false);
            client.publish("fire/v1/json/gw-order/up", "{".getBytes(UTF_8), 1, false);
            await().until(() -> signals.waiting() >= 2 && measurements.waiting() >= 2);
            signals.acceptAllBackwards();
            await().pollDelay(Duration.ofMillis(300)).until(() -> client.available() == 0);

            measurements.acceptAllBackwards();

            assertThat(List.of(client.readPubackId(), client.readPubackId(), client.readPubackId()))
                    .containsExactly(1, 2, 3);
        }
    }

    @Test
    void aConnectionPausesWithTooManyUnacknowledgedAndGoesOnLater() throws Exception {
        ear.gateway("gw-pause");
        try (RawMqtt client = RawMqtt.connect5(ear.port, "gw-pause", EarFixture.SECRET)) {
            for (int i = 0; i < 20; i++) {
                client.publish("fire/v1/json/gw-pause/up", FIRE, 1, false);
            }
            await().until(() -> signals.waiting() == 1 + 4);
            await().pollDelay(Duration.ofMillis(300)).until(() -> signals.waiting() == 1 + 4);

            List<Integer> acknowledged = new ArrayList<>();
            while (acknowledged.size() < 20) {
                await().until(() -> {
                    signals.acceptAllBackwards();
                    return client.available() > 0;
                });
                acknowledged.add(client.readPubackId());
            }

            assertThat(acknowledged).isSorted().doesNotHaveDuplicates();
        }
    }

    @Test
    void aFireIsTakenWhileTheMeasurementLaneIsFull() throws Exception {
        ear.gateway("gw-full");
        try (RawMqtt readings = RawMqtt.connect5(ear.port, "gw-full", "gw-full/readings", EarFixture.SECRET);
                RawMqtt fires = RawMqtt.connect5(ear.port, "gw-full", "gw-full/urgent", EarFixture.SECRET)) {
            for (int i = 0; i < 8; i++) {
                readings.publish("fire/v1/json/gw-full/up", LONG, 1, false);
            }
            await().until(() -> ear.lanes.isCrowded());
            signals.acceptAllBackwards();

            fires.publish("fire/v1/json/gw-full/up", FIRE, 1, false);
            await().until(() -> signals.waiting() == 1);
            signals.acceptAllBackwards();

            assertThat(fires.readPubackId()).isEqualTo(1);
            assertThat(readings.available()).isZero();
            for (int expected = 1; expected <= 8; expected++) {
                await().until(() -> {
                    measurements.acceptAllBackwards();
                    return readings.available() > 0;
                });
                assertThat(readings.readPubackId()).isEqualTo(expected);
            }
        }
    }

    @Test
    void aFireWithAReadingIsTakenWhileTheMeasurementLaneIsFullAndWhatSaysNothingNewIsNot() throws Exception {
        ear.gateway("gw-mixed");
        try (RawMqtt readings = RawMqtt.connect5(ear.port, "gw-mixed", "gw-mixed/readings", EarFixture.SECRET);
                RawMqtt fires = RawMqtt.connect5(ear.port, "gw-mixed", "gw-mixed/urgent", EarFixture.SECRET);
                RawMqtt calm = RawMqtt.connect5(ear.port, "gw-mixed", "gw-mixed/calm", EarFixture.SECRET)) {
            calm.publish("fire/v1/json/gw-mixed/up", mixed("c", "", 1), 1, false);
            assertThat(pubackOf(calm)).isEqualTo(1);
            for (int i = 0; i < 3; i++) {
                readings.publish("fire/v1/json/gw-mixed/up", LONG, 1, false);
            }
            await().until(() -> ear.lanes.isCrowded());

            fires.publish("fire/v1/json/gw-mixed/up", mixed("f", "\"fire\"", 900), 1, false);
            await().until(() -> signals.isHolding("\"device\":\"f\"") && measurements.isHolding("\"device\":\"f\""));
            calm.publish("fire/v1/json/gw-mixed/up", mixed("c", "", 1), 1, false);
            await().pollDelay(Duration.ofMillis(300)).until(() -> !measurements.isHolding("heartbeat"));

            assertThat(pubackOf(fires)).isEqualTo(1);
            assertThat(pubackOf(calm)).isEqualTo(2);
        }
    }

    private static byte[] mixed(String device, String status, int co) {
        return ("[{\"device\":\"" + device + "\",\"status\":[" + status + "],\"measured\":{\"co\":" + co + "}}]")
                .getBytes(UTF_8);
    }

    private int pubackOf(RawMqtt client) throws Exception {
        await().until(() -> {
            signals.acceptAllBackwards();
            measurements.acceptAllBackwards();
            return client.available() > 0;
        });
        return client.readPubackId();
    }

    @Test
    void aStuckLaneSaysSo() throws Exception {
        ear.gateway("gw-stuck");
        try (RawMqtt client = RawMqtt.connect5(ear.port, "gw-stuck", EarFixture.SECRET)) {
            client.publish("fire/v1/json/gw-stuck/up", FIRE, 1, false);

            await().atMost(Duration.ofSeconds(10))
                    .until(() -> !ear.lanes.whyStuck().isEmpty());
            assertThat(ear.lanes.whyStuck().getFirst()).contains("signals lane");
            signals.acceptAllBackwards();
            measurements.acceptAllBackwards();
            await().until(() -> {
                measurements.acceptAllBackwards();
                return ear.lanes.whyStuck().isEmpty();
            });
        }
    }

    @Test
    void qualityOfService0GoesTheSameWay() throws Exception {
        ear.gateway("gw-qos0");
        try (RawMqtt client = RawMqtt.connect5(ear.port, "gw-qos0", EarFixture.SECRET)) {
            for (int i = 0; i < 10; i++) {
                client.publish("fire/v1/json/gw-qos0/up", FIRE, 0, false);
            }
            await().until(() -> signals.waiting() == 1 + 4);
            await().until(() -> {
                signals.acceptAllBackwards();
                return ear.lanes.whyStuck().isEmpty()
                        && ear.meters
                                        .counter("fire.signal.accepted", "lane", "signals")
                                        .count()
                                == 11;
            });
        }
    }
}
