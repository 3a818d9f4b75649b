package firewatch.rules.state;

import firewatch.events.DeviceId;
import firewatch.events.DeviceRegistration;
import firewatch.events.GatewayId;
import firewatch.events.Placement;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the register says of a device, as far as judging needs it: where it is and whose word can calm it.
 *
 * @param gateway its own gateway; null where the register names none
 */
public record Site(
        DeviceId device, boolean isRegistered, @Nullable GatewayId gateway, Placement placement) {

    static Site unregistered(DeviceId device) {
        return new Site(device, false, null, new Placement.Unplaced());
    }

    static Site of(DeviceRegistration registration) {
        return new Site(registration.device(), true, registration.gateway(), registration.placement());
    }

    /** Whether this is the device's own gateway: the one in the register, or else the device itself, where it is one. */
    boolean isOwn(GatewayId speaker) {
        return namesGateway() ? speaker.equals(gateway) : speaker.value().equals(device.value());
    }

    /** Whether the register names whose word counts; else it is those who raised that may calm. */
    boolean namesGateway() {
        return gateway != null;
    }

    boolean isForeign(Set<GatewayId> raisers) {
        return namesGateway() && raisers.stream().noneMatch(this::isOwn);
    }

    /** Whether the speaker may calm what these gateways raised. */
    boolean mayCalm(GatewayId speaker, Set<GatewayId> raisers) {
        return isOwn(speaker) || (!namesGateway() && raisers.contains(speaker));
    }
}
