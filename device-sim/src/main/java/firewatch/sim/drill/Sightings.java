package firewatch.sim.drill;

import com.fasterxml.jackson.databind.JsonNode;
import firewatch.sim.centre.LiveFeed;
import firewatch.sim.measure.Latencies;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** When each device's fire was first said, and first seen on the live feed. */
public final class Sightings implements LiveFeed.Heard {
    private final Map<String, Long> said = new ConcurrentHashMap<>();
    private final Map<String, Long> seen = new ConcurrentHashMap<>();

    @Override
    public void alarm(JsonNode alarm, long nanos) {
        if (alarm.path("class").asText().equals("FIRE")) {
            seen.putIfAbsent(alarm.path("deviceId").asText(), nanos);
        }
    }

    public void said(String device) {
        said.putIfAbsent(device, System.nanoTime());
    }

    public boolean allSeen(Collection<String> devices) {
        return seen.keySet().containsAll(devices);
    }

    public long unseen(Collection<String> devices) {
        return devices.stream().filter(device -> !seen.containsKey(device)).count();
    }

    /** From first said to first seen, of those that were seen. */
    public Latencies latencies(Collection<String> devices) {
        Latencies all = new Latencies();
        for (String device : devices) {
            add(all, said.get(device), seen.get(device));
        }
        return all;
    }

    /** From a moment to first seen, of those that were seen. */
    public void since(long nanos, Collection<String> devices, Latencies into) {
        for (String device : devices) {
            add(into, nanos, seen.get(device));
        }
    }

    private static void add(Latencies into, @Nullable Long from, @Nullable Long to) {
        if (from != null && to != null) {
            into.add(to - from);
        }
    }
}
