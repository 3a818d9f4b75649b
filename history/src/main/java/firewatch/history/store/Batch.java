package firewatch.history.store;

import firewatch.events.DeviceSignal;
import firewatch.events.Reading;
import firewatch.events.Signal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What one transaction stores: readings, and how far the lane is then stored. */
public final class Batch {
    private final List<StoredReading> readings = new ArrayList<>();
    private final Map<LanePosition, Long> positions = new HashMap<>();

    /** One partition of the lane. */
    public record LanePosition(String topic, int partition) {}

    /** Takes in the numbers among a device's words. */
    public void add(DeviceSignal signal) {
        if (signal.signal() instanceof Signal.Measured measured) {
            int digest = measured.hashCode();
            for (Reading reading : measured.readings()) {
                readings.add(StoredReading.of(signal, reading, digest));
            }
        }
    }

    /** Everything before this offset of the partition is in this batch or an earlier one. */
    public void reached(String topic, int partition, long nextOffset) {
        positions.merge(new LanePosition(topic, partition), nextOffset, Math::max);
    }

    List<StoredReading> readings() {
        return readings;
    }

    Map<LanePosition, Long> positions() {
        return positions;
    }

    public int size() {
        return readings.size();
    }
}
