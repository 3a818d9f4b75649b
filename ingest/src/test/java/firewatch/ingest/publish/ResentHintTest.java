package firewatch.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import firewatch.events.Condition;
import firewatch.events.DeviceId;
import firewatch.events.DeviceSignal;
import firewatch.events.DeviceSignal.ClockSource;
import firewatch.events.GatewayId;
import firewatch.events.Quantity;
import firewatch.events.Reading;
import firewatch.events.Signal;
import firewatch.events.SignalId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The same words within ten minutes are marked as a resend. */
class ResentHintTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Signal FIRE = new Signal.StatusReported(Set.of(Condition.FIRE));
    private static final Signal NUMBER = new Signal.Measured(List.of(new Reading(Quantity.CO, 1, 3)));

    private final ResentHint hint = new ResentHint(1 << 10);

    @Test
    void theSameWordsAreAResendForTenMinutes() {
        assertThat(hint.wasSaid(signal(NOON, 1L, FIRE))).isFalse();
        assertThat(hint.wasSaid(signal(NOON.plusSeconds(599), 1L, FIRE))).isTrue();
        assertThat(hint.wasSaid(signal(NOON.plusSeconds(599 + 601), 1L, FIRE))).isFalse();
    }

    @Test
    void anotherCounterOrAnotherWordIsNone() {
        assertThat(hint.wasSaid(signal(NOON, 1L, FIRE))).isFalse();
        assertThat(hint.wasSaid(signal(NOON, 2L, FIRE))).isFalse();
        assertThat(hint.wasSaid(signal(NOON, 1L, new Signal.StatusReported(Set.of()))))
                .isFalse();
    }

    @Test
    void equalReadingsWithoutTimeAndCounterAreNone() {
        assertThat(hint.wasSaid(signal(NOON, null, NUMBER))).isFalse();
        assertThat(hint.wasSaid(signal(NOON, null, NUMBER))).isFalse();
        assertThat(hint.wasSaid(signal(NOON, 7L, NUMBER))).isFalse();
        assertThat(hint.wasSaid(signal(NOON, 7L, NUMBER))).isTrue();
    }

    private static DeviceSignal signal(Instant receivedAt, Long seq, Signal signal) {
        return new DeviceSignal(
                new SignalId(new UUID(1, 2)),
                new DeviceId("d"),
                null,
                new GatewayId("gw"),
                "json",
                receivedAt,
                receivedAt,
                ClockSource.RECEIVED,
                seq,
                false,
                false,
                signal);
    }
}
