package firewatch.history.intake;

import firewatch.events.BuildingId;
import firewatch.events.DeviceId;
import firewatch.events.DeviceRegistration;
import firewatch.events.EventJson;
import firewatch.events.EventJson.UnreadableEventException;
import firewatch.events.Placement;
import firewatch.history.store.DevicePlaces;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Follows the register, as far as the memory must know it: in which building a device stands. */
@ApplicationScoped
public class PlacesIntake {
    private static final Logger LOG = Logger.getLogger(PlacesIntake.class);

    private final DevicePlaces places;
    private final IntakeState state;
    private final Counter unreadable;

    PlacesIntake(DevicePlaces places, @Readiness IntakeState state, MeterRegistry metrics) {
        this.places = places;
        this.state = state;
        this.unreadable = metrics.counter("fire.history.unreadable.registrations");
    }

    /** What the register says of one device. */
    private sealed interface Told {
        record Registered(DeviceId device, @Nullable BuildingId building) implements Told {}

        record TakenOff(DeviceId device) implements Told {}

        record Unreadable(String why) implements Told {}
    }

    @Incoming("history-devices-in")
    @Blocking
    void take(ConsumerRecords<String, byte[]> records) throws InterruptedException {
        for (ConsumerRecord<String, byte @Nullable []> consumed : records) {
            switch (read(consumed)) {
                case Told.Registered(DeviceId device, BuildingId building) ->
                    untilDone(() -> places.place(device.value(), building));
                case Told.TakenOff(DeviceId device) -> untilDone(() -> places.forget(device.value()));
                case Told.Unreadable(String why) -> {
                    unreadable.increment();
                    LOG.warnf(
                            "the register's record %s/%d/%d is left out: %s",
                            consumed.topic(), consumed.partition(), consumed.offset(), why);
                }
            }
        }
    }

    /** What the database is to be told. */
    private interface Change {
        void write() throws SQLException;
    }

    private void untilDone(Change change) throws InterruptedException {
        state.places().untilDone(() -> {
            change.write();
            return true;
        });
    }

    private static Told read(ConsumerRecord<String, byte @Nullable []> consumed) {
        String key = consumed.key();
        if (key == null || !DeviceId.isValid(key)) {
            return new Told.Unreadable("its key is no device");
        }
        byte[] value = consumed.value();
        if (value == null) {
            return new Told.TakenOff(new DeviceId(key));
        }
        try {
            DeviceRegistration device = EventJson.read(value, DeviceRegistration.class);
            return new Told.Registered(new DeviceId(key), buildingOf(device.placement()));
        } catch (UnreadableEventException e) {
            return new Told.Unreadable(e.getMessage() + ": " + e.getCause());
        }
    }

    private static @Nullable BuildingId buildingOf(Placement placement) {
        return switch (placement) {
            case Placement.Installed installed -> installed.building();
            case Placement.Unplaced _ -> null;
        };
    }
}
