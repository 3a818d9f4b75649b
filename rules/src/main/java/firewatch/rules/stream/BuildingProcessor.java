package firewatch.rules.stream;

import firewatch.events.AlarmEvent;
import firewatch.events.EpisodeConfirmed;
import firewatch.rules.state.BuildingEvent;
import firewatch.rules.state.BuildingState;
import java.time.Duration;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Adds to fires what only their building can know. A snapshot that comes again is answered with the same again. */
final class BuildingProcessor extends ContextualProcessor<String, BuildingEvent, String, AlarmEvent> {
    static final String STORE = "buildings";

    private final Duration within;
    private @Nullable KeyValueStore<String, BuildingState> stored;

    BuildingProcessor(Duration within) {
        this.within = within;
    }

    @Override
    public void init(ProcessorContext<String, AlarmEvent> context) {
        super.init(context);
        stored = context.getStateStore(STORE);
    }

    @Override
    public void process(Record<String, BuildingEvent> told) {
        if (stored == null) {
            throw new IllegalStateException("not initialised");
        }
        BuildingState known = stored.get(told.key());
        BuildingState before = known == null ? BuildingState.quiet(told.key()) : known;
        BuildingState after = before.after(told.value(), within);
        stored.put(told.key(), after);
        for (EpisodeConfirmed added : after.toSay(before, told.value())) {
            context().forward(new Record<>(added.device().value(), added, told.timestamp()));
        }
    }
}
