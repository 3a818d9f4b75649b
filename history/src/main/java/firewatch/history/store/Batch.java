package firewatch.history.store;

import firewatch.events.DeviceId;
import firewatch.events.DeviceSignal;
import firewatch.events.Reading;
import firewatch.events.Signal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What one transaction stores: readings, when each device was heard, and how far the lane is then stored. */
public final class Batch {
    private final List<StoredReading> readings = new ArrayList<>();
    private final Map<String, Instant> heard = new HashMap<>();
    private final Map<LanePosition, Long> positions = new HashMap<>();

    /** One partition of the lane. */
    public record LanePosition(String topic, int partition) {}

    /** Takes in a device's words; what is no number only counts as heard. */
    public void add(DeviceSignal signal) {
        heard(signal.device(), signal.receivedAt());
        if (signal.signal() instanceof Signal.Measured measured) {
            int digest = measured.hashCode();
            for (Reading reading : measured.readings()) {
                readings.add(StoredReading.of(signal, reading, digest));
            }
        }
    }

    /** The device was heard at that time, whatever it said. */
    public void heard(DeviceId device, Instant at) {
        heard.merge(device.value(), at, (a, b) -> a.isAfter(b) ? a : b);
    }

    /** Everything before this offset of the partition is in this batch or an earlier one. */
    public void reached(String topic, int partition, long nextOffset) {
        positions.merge(new LanePosition(topic, partition), nextOffset, Math::max);
    }

    List<StoredReading> readings() {
        return readings;
    }

    Map<String, Instant> heard() {
        return heard;
    }

    Map<LanePosition, Long> positions() {
        return positions;
    }

    public int size() {
        return readings.size();
    }
}
