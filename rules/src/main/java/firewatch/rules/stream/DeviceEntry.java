package firewatch.rules.stream;

import firewatch.events.DeviceId;
import firewatch.rules.state.DeviceState;
import java.util.HashMap;
import java.util.Map;

/**
 * All of one device in the store, in one entry, so that it is written whole or not at all.
 *
 * @param applied how far each topic has been applied
 */
record DeviceEntry(DeviceState state, Map<String, Applied> applied) {
    DeviceEntry {
        applied = Map.copyOf(applied);
    }

    static DeviceEntry unheard(DeviceId device) {
        return new DeviceEntry(DeviceState.unheard(device), Map.of());
    }

    boolean covers(String topic, Applied place) {
        Applied known = applied.get(topic);
        return known != null && known.covers(place);
    }

    DeviceEntry after(DeviceState next, String topic, Applied place) {
        Map<String, Applied> places = new HashMap<>(applied);
        places.merge(topic, place, Applied::then);
        return new DeviceEntry(next, places);
    }
}
