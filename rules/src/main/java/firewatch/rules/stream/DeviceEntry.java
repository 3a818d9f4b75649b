package firewatch.rules.stream;

import firewatch.events.DeviceId;
import firewatch.events.EpisodeId;
import firewatch.rules.state.DeviceState;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All of one device in the store, in one entry, so that it is written whole or not at all.
 *
 * @param applied how far each topic has been applied
 * @param left the fires that left a group by the newest record, with the group that they left
 */
record DeviceEntry(DeviceState state, Map<String, Applied> applied, Map<EpisodeId, String> left) {
    DeviceEntry(DeviceState state, Map<String, Applied> applied, @Nullable Map<EpisodeId, String> left) {
        this.state = state;
        this.applied = Map.copyOf(applied);
        this.left = left == null ? Map.of() : Map.copyOf(left); // entries of earlier releases lack it
    }

    static DeviceEntry unheard(DeviceId device) {
        return new DeviceEntry(DeviceState.unheard(device), Map.of(), Map.of());
    }

    boolean covers(String topic, Applied place) {
        Applied known = applied.get(topic);
        return known != null && known.covers(place);
    }

    DeviceEntry after(DeviceState next, String topic, Applied place) {
        return after(next, topic, place, Map.of());
    }

    DeviceEntry after(DeviceState next, String topic, Applied place, Map<EpisodeId, String> nowLeft) {
        Map<String, Applied> places = new HashMap<>(applied);
        places.merge(topic, place, Applied::then);
        return new DeviceEntry(next, places, nowLeft);
    }
}
