package firewatch.history.intake;

import firewatch.events.BuildingId;
import firewatch.events.DeviceRegistration;
import firewatch.events.EventJson;
import firewatch.events.Placement;
import firewatch.history.store.DevicePlaces;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;

/** Follows the register, as far as the memory must know it: in which building a device stands. */
@ApplicationScoped
public class PlacesIntake {
    private final DevicePlaces places;

    PlacesIntake(DevicePlaces places) {
        this.places = places;
    }

    @Incoming("history-devices-in")
    @Blocking
    void take(ConsumerRecord<String, byte @Nullable []> consumed) throws SQLException {
        byte[] value = consumed.value();
        if (value == null) {
            places.forget(consumed.key());
        } else {
            DeviceRegistration device = EventJson.read(value, DeviceRegistration.class);
            places.place(consumed.key(), buildingOf(device.placement()));
        }
    }

    private static @Nullable BuildingId buildingOf(Placement placement) {
        return switch (placement) {
            case Placement.Installed installed -> installed.building();
            case Placement.Unplaced _ -> null;
        };
    }
}
