package firewatch.history.store;

import firewatch.events.DeviceSignal;
import firewatch.events.Reading;
import firewatch.events.Signal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What one transaction stores: readings, and how far the lane is then stored. */
public final class Batch {
    private final List<StoredReading> readings = new ArrayList<>();
    private final Map<Lane, LaneStretch> stretches = new HashMap<>();

    /** One partition of the lane. */
    public record Lane(String topic, int partition) {}

    /** Part of a partition: the offsets from the first to before the second. */
    public record LaneStretch(Lane lane, long from, long until) {
        private LaneStretch with(LaneStretch other) {
            return new LaneStretch(lane, Math.min(from, other.from), Math.max(until, other.until));
        }

        @Override
        public String toString() {
            return "%s/%d from %d to %d".formatted(lane.topic(), lane.partition(), from, until);
        }
    }

    /** Takes in the numbers among a device's words. */
    public void add(DeviceSignal signal) {
        if (signal.signal() instanceof Signal.Measured measured) {
            int digest = ContentDigest.of(signal.point(), measured);
            for (Reading reading : measured.readings()) {
                readings.add(StoredReading.of(signal, reading, digest));
            }
        }
    }

    /** This batch has everything that the stretch has. */
    public void covers(LaneStretch stretch) {
        stretches.merge(stretch.lane(), stretch, LaneStretch::with);
    }

    List<StoredReading> readings() {
        return readings;
    }

    /** When the youngest of its readings was heard; empty where it has none. */
    Optional<Instant> lastReceived() {
        return readings.stream().map(reading -> reading.undated().receivedAt()).max(Comparator.naturalOrder());
    }

    Collection<LaneStretch> stretches() {
        return stretches.values();
    }

    public int size() {
        return readings.size();
    }
}
