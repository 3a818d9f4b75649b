package firewatch.rules.stream;

import firewatch.events.EpisodeId;
import firewatch.rules.state.BuildingState;
import firewatch.rules.state.BuildingState.Fire;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The fires of each building as they are stored: an entry a fire, so that what a fire costs does not rise with those
 * beside it. The buildings of late stay in memory; their task alone writes them.
 */
final class BuildingFires {
    static final String STORE = "building-fires";

    private static final int BUILDINGS_IN_MEMORY = 1_000;
    private static final char BETWEEN = '\n';
    private static final Comparator<Fire> AS_HEARD = Comparator.comparing(Fire::receivedAt)
            .thenComparing(fire -> fire.id().value());

    private final KeyValueStore<String, Fire> store;
    private final Map<String, BuildingState> recent = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, BuildingState> eldest) {
            return size() > BUILDINGS_IN_MEMORY;
        }
    };

    BuildingFires(KeyValueStore<String, Fire> store) {
        this.store = store;
    }

    BuildingState of(String group) {
        BuildingState known = recent.get(group);
        return known == null ? read(group) : known;
    }

    /** Writes the fires that differ, and no others. */
    void replace(BuildingState before, BuildingState after) {
        Map<EpisodeId, Fire> gone = new HashMap<>();
        before.fires().forEach(fire -> gone.put(fire.id(), fire));
        for (Fire fire : after.fires()) {
            if (!fire.equals(gone.remove(fire.id()))) {
                store.put(key(after.group(), fire.id()), fire);
            }
        }
        gone.keySet().forEach(id -> store.delete(key(before.group(), id)));
        recent.put(after.group(), after);
    }

    private BuildingState read(String group) {
        List<Fire> fires = new ArrayList<>();
        try (KeyValueIterator<String, Fire> stored = store.prefixScan(group + BETWEEN, new StringSerializer())) {
            while (stored.hasNext()) {
                KeyValue<String, Fire> next = stored.next();
                fires.add(next.value);
            }
        }
        fires.sort(AS_HEARD);
        return new BuildingState(group, fires);
    }

    private static String key(String group, EpisodeId fire) {
        return group + BETWEEN + fire;
    }
}
