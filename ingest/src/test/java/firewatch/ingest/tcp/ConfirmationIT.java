package firewatch.ingest.tcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import firewatch.events.Topics;
import firewatch.ingest.mqtt.EarFixture;
import firewatch.ingest.mqtt.HeldProducer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever sends the confirm owns the alarm: it goes out only for what Kafka has, in the order of the frames. */
class ConfirmationIT {
    private static final long DEVICE = 0xA1;
    private static final int FIRE = 0b11;

    private final HeldProducer signals = new HeldProducer(List.of(Topics.SIGNALS, Topics.SESSIONS));
    private final HeldProducer measurements = new HeldProducer(List.of(Topics.MEASUREMENTS, Topics.DEAD_LETTERS));
    private EarFixture ear;

    @BeforeEach
    void open() {
        ear = EarFixture.open(
                () -> signals,
                () -> measurements,
                Map.of(
                        "ingest.gb26875.max-unconfirmed", "4",
                        "ingest.publish.close-within", "PT0.1S",
                        "ingest.gb26875.drain-within", "PT0.1S"));
        ear.gateway("gb-0000000000a1", "gb26875");
    }

    @AfterEach
    void close() {
        signals.acceptAllBackwards();
        measurements.acceptAllBackwards();
        ear.close();
    }

    @Test
    void nothingIsConfirmedBeforeKafkaAcceptedIt() throws Exception {
        try (WireClient device = new WireClient(ear.framesPort)) {
            device.send(WireClient.status(DEVICE, 7, 1, FIRE));
            await().until(() -> signals.waiting() == 2);
            await().pollDelay(Duration.ofMillis(300)).until(() -> device.available() == 0);

            signals.acceptAllBackwards();

            assertThat(device.reply()).isEqualTo("confirm 7");
        }
    }

    @Test
    void aDenyWaitsForItsDeadLetter() throws Exception {
        byte[] wrong = WireClient.status(DEVICE, 8, 1, FIRE);
        wrong[wrong.length - 3]++;
        try (WireClient device = new WireClient(ear.framesPort)) {
            device.send(wrong);
            await().until(() -> measurements.waiting() >= 1);
            await().pollDelay(Duration.ofMillis(300)).until(() -> device.available() == 0);

            measurements.acceptAllBackwards();

            assertThat(device.reply()).isEqualTo("deny 8");
        }
    }

    @Test
    void whoeverSaysNoMoreIsStillConfirmed() throws Exception {
        try (WireClient device = new WireClient(ear.framesPort)) {
            device.send(WireClient.status(DEVICE, 9, 1, FIRE));
            device.sayNoMore();
            await().until(() -> signals.waiting() == 2);
            await().pollDelay(Duration.ofMillis(300)).until(() -> device.available() == 0);

            signals.acceptAllBackwards();

            assertThat(device.reply()).isEqualTo("confirm 9");
            assertThat(device.isClosedByPeer()).isTrue();
        }
    }

    @Test
    void answersKeepTheOrderOfTheFrames() throws Exception {
        try (WireClient device = new WireClient(ear.framesPort)) {
            device.send(WireClient.frame(DEVICE, 1));
            device.send(WireClient.status(DEVICE, 2, 1, FIRE));
            await().until(() -> signals.waiting() == 2 && measurements.waiting() >= 1);
            signals.acceptAllBackwards();
            await().pollDelay(Duration.ofMillis(300)).until(() -> device.available() == 0);

            measurements.acceptAllBackwards();

            assertThat(List.of(device.reply(), device.reply())).containsExactly("confirm 1", "confirm 2");
        }
    }

    @Test
    void aConnectionPausesWithTooManyUnconfirmedAndGoesOnLater() throws Exception {
        try (WireClient device = new WireClient(ear.framesPort)) {
            for (int i = 0; i < 20; i++) {
                device.send(WireClient.status(DEVICE, i, i, FIRE));
            }
            await().until(() -> signals.waiting() == 1 + 4);
            await().pollDelay(Duration.ofMillis(300)).until(() -> signals.waiting() == 1 + 4);

            List<Integer> confirmed = new ArrayList<>();
            await().until(() -> {
                signals.acceptAllBackwards();
                device.poll().ifPresent(answer -> confirmed.add(answer.sequence()));
                return confirmed.size() == 20;
            });

            assertThat(confirmed).isSorted().doesNotHaveDuplicates();
        }
    }
}
