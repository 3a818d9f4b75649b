package firewatch.history.store;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StoredReadingTest {
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

    @Test
    void aResendWithATimeHasTheSameKey() {
        StoredReading first = stored(NOW, ClockSource.DEVICE, null, 23.5);
        StoredReading again = stored(NOW, ClockSource.DEVICE, null, 23.5);

        assertThat(again).isEqualTo(first);
    }

    @Test
    void anotherValueAtTheSameInstantIsAnotherReading() {
        assertThat(stored(NOW, ClockSource.DEVICE, null, 23.5).nth())
                .isNotEqualTo(stored(NOW, ClockSource.DEVICE, null, 24.5).nth());
    }

    @Test
    void withoutTimeAndCounterEachMessageIsItsOwnReading() {
        assertThat(stored(NOW, ClockSource.RECEIVED, null, 23.5).nth())
                .isNotEqualTo(stored(NOW, ClockSource.RECEIVED, null, 23.5).nth());
    }

    @Test
    void aCounterAloneIsRememberedToKnowAResend() {
        assertThat(stored(NOW, ClockSource.RECEIVED, 7L, 23.5).counted()).isNotNull();
        assertThat(stored(NOW, ClockSource.DEVICE, 7L, 23.5).counted()).isNull();
    }

    @Test
    void aClockFarAheadIsNotBelieved() {
        StoredReading reading = stored(NOW.plusSeconds(90_000), ClockSource.DEVICE, null, 23.5);

        assertThat(reading.at()).isEqualTo(NOW);
    }

    private static StoredReading stored(Instant occurredAt, ClockSource clock, @Nullable Long seq, double value) {
        Reading reading = new Reading(Quantity.TEMPERATURE, 1, value);
        DeviceSignal signal = new DeviceSignal(
                SignalId.mint(NOW, RandomGenerator.getDefault()),
                new DeviceId("d-1"),
                null,
                new GatewayId("gw-1"),
                "json",
                occurredAt,
                NOW,
                clock,
                seq,
                false,
                false,
                new Signal.Measured(List.of(reading)));
        return StoredReading.of(signal, reading, 1);
    }
}
