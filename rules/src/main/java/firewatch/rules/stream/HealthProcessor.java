package firewatch.rules.stream;

import firewatch.events.BuildingId;
import firewatch.events.HealthEvent;
import firewatch.rules.state.BuildingHealth;
import firewatch.rules.state.HealthWord;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Tells of each building whose devices are otherwise than they were, whole, and not more often than it may. */
final class HealthProcessor extends ContextualProcessor<String, HealthWord, String, HealthEvent> {
    static final String STORE = "health";

    private static final Duration LOOK = Duration.ofMillis(500);
    private static final String SEPARATOR = "\n";

    private final Duration every;
    private final Map<String, BuildingHealth> buildings = new HashMap<>();
    private final Map<String, Long> toldAt = new HashMap<>();
    private final Set<String> changed = new HashSet<>();
    private @Nullable KeyValueStore<String, HealthWord> stored;
    private long lookedAt;

    HealthProcessor(Duration every) {
        this.every = every;
    }

    @Override
    public void init(ProcessorContext<String, HealthEvent> context) {
        super.init(context);
        KeyValueStore<String, HealthWord> store = context.getStateStore(STORE);
        stored = store;
        try (KeyValueIterator<String, HealthWord> entries = store.all()) {
            entries.forEachRemaining(entry -> building(entry.key.substring(0, entry.key.indexOf(SEPARATOR)))
                    .after(entry.value));
        }
        changed.addAll(buildings.keySet());
        context.schedule(LOOK, PunctuationType.WALL_CLOCK_TIME, this::tell);
    }

    @Override
    public void process(Record<String, HealthWord> record) {
        HealthWord word = record.value();
        if (stored == null) {
            throw new IllegalStateException("not initialised");
        }
        if (!building(record.key()).after(word)) {
            return;
        }
        String key = record.key() + SEPARATOR + word.device();
        switch (word) {
            case HealthWord.Stands _ -> stored.put(key, word);
            case HealthWord.Left _ -> stored.delete(key);
        }
        changed.add(record.key());
        lookIfTheClockWasPutBack();
    }

    /** The look that is scheduled would come only when the clock is again where it was. */
    private void lookIfTheClockWasPutBack() {
        long now = context().currentSystemTimeMs();
        if (now < lookedAt) {
            tell(now);
        }
    }

    private BuildingHealth building(String id) {
        return buildings.computeIfAbsent(id, _ -> new BuildingHealth(new BuildingId(id)));
    }

    private void tell(long now) {
        if (now < lookedAt) {
            toldAt.replaceAll((_, at) -> Math.min(at, now));
        } else {
            lookedAt = now;
        }
        Iterator<String> waiting = changed.iterator();
        while (waiting.hasNext()) {
            String id = waiting.next();
            Long before = toldAt.get(id);
            if (before == null || now - before >= every.toMillis()) {
                waiting.remove();
                toldAt.put(id, now);
                BuildingHealth health = building(id);
                context().forward(new Record<>(id, health.at(Instant.ofEpochMilli(now)), now));
                if (health.isEmpty()) {
                    buildings.remove(id);
                    toldAt.remove(id);
                }
            }
        }
    }
}
