package firewatch.alerts.register;

import firewatch.access.Caller;
import firewatch.access.FieldError;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether devices may be written as they are given: sound in themselves, and at places and gateways of the caller. */
@ApplicationScoped
class DeviceChecks {
    private final Buildings buildings;
    private final Gateways gateways;
    private final Devices devices;

    DeviceChecks(Buildings buildings, Gateways gateways, Devices devices) {
        this.buildings = buildings;
        this.gateways = gateways;
        this.devices = devices;
    }

    /** What the register holds that these devices refer to. */
    record Known(Set<String> buildings, Map<String, Gateway> gateways, Map<String, Device> devices) {}

    Known knownOf(Collection<Device> given) {
        Set<String> through = texts(given.stream().map(Device::gateway));
        Set<String> ids = texts(given.stream().map(Device::id));
        return new Known(buildings.ids(), gateways.findAll(through), devices.findAll(ids));
    }

    List<FieldError> errors(Device device, Caller caller, Known known) {
        String building = device.building();
        String gateway = device.gateway();
        Device before = known.devices().get(device.idOrEmpty());
        return device.checks()
                .that(before == null || caller.maySee(before.building()), "id", "is of a device that is not yours")
                .that(building != null || caller.seesEverything(), "building", "is required of you")
                .that(
                        building == null || (known.buildings().contains(building) && caller.maySee(building)),
                        "building",
                        "no such building")
                .that(gateway == null || mayUse(known.gateways().get(gateway), caller), "gateway", "no such gateway")
                .errors();
    }

    private static boolean mayUse(@Nullable Gateway gateway, Caller caller) {
        return gateway != null && caller.maySee(gateway.building());
    }

    private static Set<String> texts(Stream<@Nullable String> texts) {
        return texts.filter(Objects::nonNull).map(String::valueOf).collect(Collectors.toSet());
    }
}
