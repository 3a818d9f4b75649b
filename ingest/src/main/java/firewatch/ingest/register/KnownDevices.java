package firewatch.ingest.register;

import firewatch.events.DeviceId;
import firewatch.events.DeviceRegistration;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The devices that stand in the register. Those that do not are heard all the same. */
@Singleton
public class KnownDevices {
    private final Set<DeviceId> devices = ConcurrentHashMap.newKeySet();

    public boolean contains(DeviceId device) {
        return devices.contains(device);
    }

    public int size() {
        return devices.size();
    }

    void put(DeviceRegistration registration) {
        devices.add(registration.device());
    }

    void remove(DeviceId device) {
        devices.remove(device);
    }
}
