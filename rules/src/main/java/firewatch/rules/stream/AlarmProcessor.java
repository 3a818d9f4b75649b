package firewatch.rules.stream;

import firewatch.events.AlarmClass;
import firewatch.events.AlarmEpisode;
import firewatch.events.DeadLetter;
import firewatch.events.DeviceId;
import firewatch.events.DeviceSignal;
import firewatch.events.EpisodeId;
import firewatch.events.EventJson;
import firewatch.events.GatewayId;
import firewatch.events.Placement;
import firewatch.events.kafka.RightOfWay;
import firewatch.rules.rule.RuleBook;
import firewatch.rules.state.BuildingEvent;
import firewatch.rules.state.DeviceEvent;
import firewatch.rules.state.DeviceState;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Judges the signals of a device and sends what became of its episodes, as whole snapshots. A record that it has applied
 * before changes nothing and has the snapshots that it changed sent again: whatever a crash kept from the state, its changelog
 * or the output comes again, and means the same. A while after a restart those that are open are sent once more, so that
 * whoever missed one has it then.
 */
final class AlarmProcessor extends ContextualProcessor<String, Incoming, String, Outgoing> {
    static final String STORE = "devices";

    /** Just after a start new signals have the machine to themselves. */
    private static final Duration LATER = Duration.ofSeconds(10);

    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final int ENTRIES_AT_ONCE = 100;

    private final RuleBook rules;
    private final JudgementMeter meter;
    private @Nullable KeyValueStore<String, DeviceEntry> stored;
    private @Nullable Cancellable resending;
    private @Nullable String resentUpTo;

    AlarmProcessor(RuleBook rules, JudgementMeter meter) {
        this.rules = rules;
        this.meter = meter;
    }

    @Override
    public void init(ProcessorContext<String, Outgoing> context) {
        super.init(context);
        stored = context.getStateStore(STORE);
        resending = context.schedule(LATER, PunctuationType.WALL_CLOCK_TIME, _ -> beginResending());
    }

    @Override
    public void process(Record<String, Incoming> incoming) {
        switch (incoming.value()) {
            case Incoming.Spoken spoken -> judge(incoming, spoken.signal());
            case Incoming.Written written -> place(incoming, written);
            case Incoming.Unreadable unreadable -> {
                meter.unreadable();
                context().forward(incoming.withValue(new Outgoing.Dead(unreadable.letter())));
            }
        }
    }

    private void judge(Record<String, Incoming> incoming, DeviceSignal signal) {
        DeviceEntry entry = entry(signal.device());
        if (isReplay(entry, incoming)) {
            replay(entry, incoming, entry.state().changedLastBy(signal.id()));
            return;
        }
        DeviceState after;
        try {
            after = entry.state().after(rules.judge(entry.state(), signal, meter::failed));
        } catch (RuntimeException e) { // one signal that cannot be judged must not end the lane for all others
            meter.unjudged(signal, e);
            context().forward(incoming.withValue(new Outgoing.Dead(unjudged(signal, e))));
            return;
        }
        apply(entry, after, incoming);
        meter.judged(signal);
    }

    private DeadLetter unjudged(DeviceSignal signal, RuntimeException reason) {
        RecordMetadata place = place();
        return new DeadLetter(
                signal.id(),
                signal.gateway(),
                signal.format(),
                place.topic() + "-" + place.partition() + "@" + place.offset(),
                "unjudged_signal",
                "The rules failed on this signal: " + reason.getClass().getSimpleName(),
                signal.receivedAt(),
                EventJson.write(signal));
    }

    private void place(Record<String, Incoming> incoming, Incoming.Written written) {
        DeviceEntry entry = entry(written.device());
        if (isReplay(entry, incoming)) {
            replay(entry, incoming, entry.state().snapshots());
            return;
        }
        DeviceEvent event = written.registration() == null
                ? new DeviceEvent.Unregistered(Instant.ofEpochMilli(incoming.timestamp()))
                : new DeviceEvent.Registered(written.registration());
        apply(entry, entry.state().after(event), incoming);
    }

    private boolean isReplay(DeviceEntry entry, Record<String, Incoming> incoming) {
        RecordMetadata place = place();
        return entry.covers(place.topic(), applied(place, incoming));
    }

    /**
     * Writes an applied entry once more, since its changelog may have missed it, and sends again what the record changed.
     *
     * @param changed the snapshots that may never have been sent
     */
    private void replay(DeviceEntry entry, Record<String, Incoming> incoming, List<AlarmEpisode> changed) {
        store().put(entry.state().site().device().value(), entry);
        changed.forEach(snapshot -> send(snapshot, incoming.timestamp()));
        tellWhoLeft(entry, incoming.timestamp());
        meter.replayed();
    }

    private void apply(DeviceEntry before, DeviceState after, Record<String, Incoming> incoming) {
        RecordMetadata place = place();
        DeviceEntry next = before.after(after, place.topic(), applied(place, incoming), left(before.state(), after));
        store().put(after.site().device().value(), next);
        for (AlarmEpisode changed : after.changedSince(before.state())) {
            send(changed, incoming.timestamp());
            meter.emitted(changed);
        }
        tellWhoLeft(next, incoming.timestamp());
    }

    /** The fires whose device stands elsewhere now, with the group that they were in. */
    private static Map<EpisodeId, String> left(DeviceState before, DeviceState after) {
        Map<EpisodeId, String> left = new HashMap<>();
        for (AlarmEpisode old : before.openSnapshots()) {
            boolean moved = after.snapshots().stream()
                    .anyMatch(now -> now.id().equals(old.id()) && !group(now).equals(group(old)));
            if (moved && old.alarmClass() == AlarmClass.FIRE) {
                left.put(old.id(), group(old));
            }
        }
        return left;
    }

    private void tellWhoLeft(DeviceEntry entry, long timestamp) {
        entry.left().forEach((fire, group) -> {
            var moved = new Outgoing.ToBuilding(new BuildingEvent.FireMoved(fire));
            context().forward(new Record<>(group, moved, timestamp));
        });
    }

    private void send(AlarmEpisode snapshot, long timestamp) {
        RightOfWay.take();
        context().forward(new Record<>(snapshot.device().value(), new Outgoing.Alarm(snapshot), timestamp));
        if (snapshot.alarmClass() == AlarmClass.FIRE) {
            var told = new Outgoing.ToBuilding(new BuildingEvent.FireTold(snapshot));
            context().forward(new Record<>(group(snapshot), told, timestamp));
        }
    }

    /** The building, or the gateway for a device that stands in none. */
    private static String group(AlarmEpisode episode) {
        GatewayId gateway = episode.gateway();
        return switch (episode.placement()) {
            case Placement.Installed installed -> "building:" + installed.building();
            case Placement.Unplaced _ -> "gateway:" + gateway;
        };
    }

    private void beginResending() {
        if (resending != null) {
            resending.cancel();
        }
        resending = context().schedule(PAUSE, PunctuationType.WALL_CLOCK_TIME, this::resendOpen);
    }

    /** Some entries at a time, so that a new fire need not wait for all of them. */
    private void resendOpen(long now) {
        int read = 0;
        try (KeyValueIterator<String, DeviceEntry> entries = rest()) {
            while (entries.hasNext() && read++ < ENTRIES_AT_ONCE) {
                KeyValue<String, DeviceEntry> next = entries.next();
                if (!next.key.equals(resentUpTo)) {
                    next.value.state().openSnapshots().forEach(snapshot -> send(snapshot, now));
                }
                resentUpTo = next.key;
            }
            if (!entries.hasNext() && resending != null) {
                resending.cancel();
            }
        }
    }

    private KeyValueIterator<String, DeviceEntry> rest() {
        return resentUpTo == null ? store().all() : store().range(resentUpTo, null);
    }

    private DeviceEntry entry(DeviceId device) {
        DeviceEntry known = store().get(device.value());
        return known == null ? DeviceEntry.unheard(device) : known;
    }

    private KeyValueStore<String, DeviceEntry> store() {
        if (stored == null) {
            throw new IllegalStateException("not initialised");
        }
        return stored;
    }

    private RecordMetadata place() {
        return context().recordMetadata().orElseThrow();
    }

    private static Applied applied(RecordMetadata place, Record<String, Incoming> incoming) {
        return new Applied(place.partition(), place.offset(), incoming.timestamp());
    }
}
