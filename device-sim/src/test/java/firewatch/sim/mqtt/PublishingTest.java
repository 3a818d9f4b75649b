package firewatch.sim.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import firewatch.sim.measure.Await;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PublishingTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int MESSAGES = 40;
    private static final List<String> ALL =
            IntStream.range(0, MESSAGES).mapToObj(i -> "m" + i).toList();

    private final List<String> receipts = new CopyOnWriteArrayList<>();

    @Test
    void theSwarmSendsAgainInOrderWhatWasNotAcknowledged() throws Exception {
        try (StubBroker broker = new StubBroker(12, true);
                Swarm swarm = new Swarm(List.of(broker.login("g")), "json", 50, countUp(), this::receipt).start()) {
            swarm.rate(1_000);

            assertThat(Await.until(PATIENCE, () -> receipts.size() == MESSAGES)).isTrue();

            assertThat(receipts).isEqualTo(ALL);
            assertThat(broker.acknowledged).isEqualTo(ALL);
            assertThat(broker.heard).hasSizeGreaterThan(MESSAGES);
            assertThat(broker.connections).hasValue(2);
            assertThat(swarm.tally().manners().sessionsForgotten()).isZero();
            assertThat(swarm.tally().manners().sentAgain()).isPositive();
        }
    }

    @Test
    void theSwarmSpeaksTheOlderVersionOnEverySecondLine() throws Exception {
        try (StubBroker broker = new StubBroker(12, true);
                Swarm swarm = new Swarm(
                                List.of(broker.login("five"), broker.login("three")),
                                "json",
                                50,
                                countUp(),
                                this::receipt)
                        .start()) {
            swarm.rate(1_000);

            assertThat(Await.until(PATIENCE, () -> receipts.size() == MESSAGES)).isTrue();

            assertThat(receipts).containsExactlyInAnyOrderElementsOf(ALL);
            assertThat(broker.connections).hasValue(4);
        }
    }

    @Test
    void aForgottenSessionIsNoticed() throws Exception {
        try (StubBroker broker = new StubBroker(12, false);
                Swarm swarm = new Swarm(List.of(broker.login("g")), "json", 50, countUp(), this::receipt).start()) {
            swarm.rate(1_000);

            assertThat(Await.until(PATIENCE, () -> receipts.size() == MESSAGES)).isTrue();

            assertThat(swarm.tally().manners().sessionsForgotten()).isEqualTo(1);
        }
    }

    @Test
    void noMoreIsUnderWayThanTheBrokerAllows() throws Exception {
        try (StubBroker broker = new StubBroker(Integer.MAX_VALUE, true);
                Swarm swarm = new Swarm(List.of(broker.login("g")), "json", 50, countUp(), this::receipt).start()) {
            swarm.rate(1_000_000);

            assertThat(Await.until(PATIENCE, () -> {
                        assertThat(swarm.unacknowledged()).isLessThanOrEqualTo(10);
                        return receipts.size() == MESSAGES;
                    }))
                    .isTrue();
        }
    }

    @Test
    void pahoFiveGoesOnUntilEachIsAcknowledged() throws Exception {
        try (StubBroker broker = new StubBroker(12, true);
                Courier courier = Courier.five(broker.login("g"), "json", this::receipt)) {
            allOf(courier, broker);

            assertThat(broker.acknowledged).as(() -> broker.heard.toString()).isEqualTo(ALL);
            assertThat(courier.tally().manners().sessionsForgotten()).isZero();
        }
    }

    @Test
    void pahoThreeGoesOnUntilEachIsAcknowledged() throws Exception {
        try (StubBroker broker = new StubBroker(12, true);
                Courier courier = Courier.three(broker.login("g"), "json", this::receipt)) {
            allOf(courier, broker);

            assertThat(broker.acknowledged).as(() -> broker.heard.toString()).isEqualTo(ALL);
        }
    }

    private void allOf(Courier courier, StubBroker broker) throws InterruptedException {
        for (int i = 0; i < MESSAGES; i++) {
            courier.send(new Outgoing(ALL.get(i).getBytes(UTF_8), i));
        }

        assertThat(Await.until(PATIENCE, () -> courier.pending() == 0))
                .as(() -> broker.connections + " connections, heard " + broker.heard + ", "
                        + courier.tally().manners() + courier.tally().lastFailedAttempt())
                .isTrue();
        assertThat(receipts).containsExactlyInAnyOrderElementsOf(ALL);
    }

    private static Swarm.Source countUp() {
        AtomicInteger next = new AtomicInteger();
        return line -> {
            int number = next.getAndIncrement();
            return number < MESSAGES ? new Outgoing(("m" + number).getBytes(UTF_8), number) : null;
        };
    }

    private void receipt(Outgoing message, long sentNanos, long ackedNanos) {
        receipts.add(new String(message.payload(), UTF_8));
    }
}
