package firewatch.history;

import firewatch.events.DeviceId;
import firewatch.events.DeviceSignal;
import firewatch.events.DeviceSignal.ClockSource;
import firewatch.events.GatewayId;
import firewatch.events.Quantity;
import firewatch.events.Reading;
import firewatch.events.Signal;
import firewatch.events.SignalId;
import firewatch.history.store.Batch;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Temperatures as devices tell them. */
public final class Readings {
    private Readings() {}

    /** One with a time of its own, heard a second later. */
    public static DeviceSignal at(Instant at, String device, double value) {
        return told(device, at, at.plusSeconds(1), null, value);
    }

    public static DeviceSignal told(String device, Instant at, Instant receivedAt, @Nullable Long seq, double value) {
        return new DeviceSignal(
                SignalId.mint(receivedAt, RandomGenerator.getDefault()),
                new DeviceId(device),
                null,
                new GatewayId("gw-1"),
                "json",
                at,
                receivedAt,
                ClockSource.DEVICE,
                seq,
                false,
                false,
                new Signal.Measured(List.of(new Reading(Quantity.TEMPERATURE, 1, value))));
    }

    public static Batch batch(List<DeviceSignal> signals) {
        Batch batch = new Batch();
        signals.forEach(batch::add);
        return batch;
    }
}
