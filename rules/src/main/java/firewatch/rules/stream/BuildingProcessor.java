package firewatch.rules.stream;

import firewatch.events.AlarmEvent;
import firewatch.events.EpisodeConfirmed;
import firewatch.rules.state.BuildingEvent;
import firewatch.rules.state.BuildingState;
import java.time.Duration;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Adds to fires what only their building can know. A snapshot that comes again is answered with the same again. */
final class BuildingProcessor extends ContextualProcessor<String, BuildingEvent, String, AlarmEvent> {
    private final Duration within;
    private @Nullable BuildingFires buildings;

    BuildingProcessor(Duration within) {
        this.within = within;
    }

    @Override
    public void init(ProcessorContext<String, AlarmEvent> context) {
        super.init(context);
        buildings = new BuildingFires(context.getStateStore(BuildingFires.STORE));
    }

    @Override
    public void process(Record<String, BuildingEvent> told) {
        if (buildings == null) {
            throw new IllegalStateException("not initialised");
        }
        BuildingState before = buildings.of(told.key());
        BuildingState after = before.after(told.value(), within);
        buildings.replace(before, after);
        for (EpisodeConfirmed added : after.toSay(before, told.value())) {
            context().forward(new Record<>(added.device().value(), added, told.timestamp()));
        }
    }
}
