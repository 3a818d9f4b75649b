package firewatch.ingest.publish;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** What the ear writes for itself into a compacted topic, in order and by the signal lane. */
@Singleton
public class OwnRecords {
    private final Lane lane;

    @Inject
    public OwnRecords(Lanes lanes) {
        lane = lanes.signals();
    }

    /** Writes the record, or a tombstone; {@code accepted} is called once all in-sync replicas have it. */
    public void write(String topic, String key, byte @Nullable [] value, Runnable accepted) {
        lane.offer(Outgoing.keyed(topic, key, value, accepted));
    }
}
