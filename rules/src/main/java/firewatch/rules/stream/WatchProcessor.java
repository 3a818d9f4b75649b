package firewatch.rules.stream;

import firewatch.events.AlarmEpisode;
import firewatch.events.AlarmEvent;
import firewatch.events.BuildingId;
import firewatch.events.Condition;
import firewatch.events.Contact;
import firewatch.events.DeviceId;
import firewatch.events.DeviceRegistration;
import firewatch.events.DeviceSignal;
import firewatch.events.EpisodeConfirmed;
import firewatch.events.EventJson;
import firewatch.events.HeardReader;
import firewatch.events.Placement;
import firewatch.events.Signal;
import firewatch.events.Tick;
import firewatch.events.Topics;
import firewatch.events.kafka.RightOfWay;
import firewatch.rules.state.HealthWord;
import firewatch.rules.watch.Conclusions;
import firewatch.rules.watch.Kept;
import firewatch.rules.watch.KeptDevice;
import firewatch.rules.watch.OpenEpisode;
import firewatch.rules.watch.Supervision;
import firewatch.rules.watch.Watch;
import firewatch.rules.watch.WatchSettings;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
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
 * Watches the devices of one partition. Of a record that comes by the thousand only its gateway is looked at; readings are
 * read where the device has limits. The watch itself is in memory, and what a restart must find again is in a store that
 * is written seldom. After a restart the last words are said once more: whatever a crash kept from the output comes again.
 */
final class WatchProcessor extends ContextualProcessor<String, byte[], String, Concluded> implements Conclusions {
    static final String STORE = "watch";

    private static final Duration SOON = Duration.ofMillis(1);
    private static final Duration SAY_AGAIN_EVERY = Duration.ofMillis(100);
    private static final int SAID_AGAIN_AT_ONCE = 500;

    private final WatchMeter meter;
    private final Supervision supervision;
    private final HeardReader reader = new HeardReader();
    private final RightOfWay alarms = new RightOfWay();
    private final Queue<Runnable> toSayAgain = new ArrayDeque<>();
    private @Nullable KeyValueStore<String, Kept> stored;
    private @Nullable Cancellable sayingAgain;
    private long timestamp;

    WatchProcessor(WatchSettings settings, WatchMeter meter) {
        this.meter = meter;
        supervision = new Supervision(settings, this);
    }

    @Override
    public void init(ProcessorContext<String, Concluded> context) {
        super.init(context);
        KeyValueStore<String, Kept> store = context.getStateStore(STORE);
        stored = store;
        List<Kept> all = new ArrayList<>();
        try (KeyValueIterator<String, Kept> entries = store.all()) {
            entries.forEachRemaining(entry -> all.add(entry.value));
        }
        supervision.restore(all);
        supervision.lastWords().forEach(word -> toSayAgain.add(() -> say(word)));
        supervision.devices().forEach(device -> toSayAgain.add(() -> changed(device)));
        if (!toSayAgain.isEmpty()) {
            context.schedule(SOON, PunctuationType.WALL_CLOCK_TIME, this::sayAgain);
            sayingAgain = context.schedule(SAY_AGAIN_EVERY, PunctuationType.WALL_CLOCK_TIME, this::sayAgain);
        }
    }

    private void sayAgain(long now) {
        timestamp = Math.max(timestamp, now);
        for (int i = 0; i < SAID_AGAIN_AT_ONCE && !toSayAgain.isEmpty(); i++) {
            toSayAgain.remove().run();
        }
        if (toSayAgain.isEmpty() && sayingAgain != null) {
            sayingAgain.cancel();
        }
    }

    @Override
    public void process(Record<String, byte[]> record) {
        alarms.give();
        timestamp = record.timestamp();
        RecordMetadata place = context().recordMetadata().orElseThrow();
        try {
            switch (place.topic()) {
                case Topics.MEASUREMENTS -> heard(record.key(), record.value());
                case Topics.DEVICES -> written(new DeviceId(record.key()), record.value());
                default -> told(EventJson.read(record.value(), AlarmEvent.class));
            }
        } catch (RuntimeException e) { // one record that cannot be judged must not end the lane for all others
            meter.unreadable(place, e);
            forward(new Concluded.Dead(UnreadableRecord.letter(record, place, e)));
        }
    }

    private void heard(@Nullable String key, byte @Nullable [] value) {
        if (value == null) {
            throw new IllegalArgumentException("a record without a value");
        }
        switch (reader.look(value)) {
            case CONTACT, HEARTBEAT -> contact(key);
            case MEASURED -> {
                Watch watch = contact(key);
                if (watch != null && watch.hasLimits() && reader.read(value) instanceof DeviceSignal signal) {
                    supervision.measured(watch, signal);
                }
            }
            case OTHER -> strange(value);
        }
    }

    /** The device of that name is heard, if it is watched and the record came through its own gateway. */
    private @Nullable Watch contact(@Nullable String key) {
        Watch watch = key == null ? null : supervision.find(key);
        if (watch == null || !isThroughOwn(watch)) {
            return null;
        }
        supervision.contact(watch);
        return watch;
    }

    private boolean isThroughOwn(Watch watch) {
        return watch.ownGateway().length == 0 || reader.isThrough(watch.ownGateway());
    }

    /** Whatever is rare enough to be read whole. */
    private void strange(byte[] value) {
        switch (reader.read(value)) {
            case Tick tick -> {
                supervision.tick(tick, context().recordMetadata().orElseThrow().offset());
                meter.ticked(tick.at(), supervision.deadlines());
            }
            case Contact contact -> strange(contact.device(), contact.gateway().value());
            case DeviceSignal signal
            when signal.signal() instanceof Signal.LinkChanged changed -> supervision.link(signal.gateway(), changed);
            case DeviceSignal signal -> {
                Watch watch = strange(signal.device(), signal.gateway().value());
                if (watch != null && watch.hasLimits()) {
                    supervision.measured(watch, signal);
                }
            }
        }
    }

    private @Nullable Watch strange(DeviceId device, String gateway) {
        Watch watch = supervision.find(device.value());
        if (watch == null || !watch.isOwn(gateway)) {
            return null;
        }
        supervision.contact(watch);
        return watch;
    }

    private void written(DeviceId device, byte @Nullable [] value) {
        if (value != null) {
            supervision.register(EventJson.read(value, DeviceRegistration.class));
            return;
        }
        KeptDevice gone = supervision.unregister(device);
        if (gone != null) {
            leave(gone.registration().placement(), device);
        }
    }

    private void told(AlarmEvent event) {
        switch (event) {
            case AlarmEpisode episode -> {
                Watch watch = supervision.find(episode.device().value());
                if (watch != null) {
                    supervision.episode(watch, episode);
                }
            }
            case EpisodeConfirmed _ -> {
                // confirms a fire, and changes no device
            }
        }
    }

    @Override
    public void say(DeviceSignal signal) {
        meter.said(signal);
        forward(new Concluded.Said(signal), signal.device().value());
    }

    @Override
    public void keep(String key, @Nullable Kept state) {
        if (stored == null) {
            throw new IllegalStateException("not initialised");
        }
        if (state == null) {
            stored.delete(key);
        } else {
            stored.put(key, state);
        }
    }

    @Override
    public void changed(KeptDevice device) {
        DeviceId id = device.registration().device();
        if (device.cameFrom() != null) {
            toHealth(device.cameFrom(), new HealthWord.Left(id));
        }
        if (device.registration().placement() instanceof Placement.Installed installed) {
            toHealth(
                    installed.building(),
                    new HealthWord.Stands(id, device.presence(), conditions(device), device.presenceSince()));
        }
    }

    private void leave(Placement placement, DeviceId device) {
        if (placement instanceof Placement.Installed installed) {
            toHealth(installed.building(), new HealthWord.Left(device));
        }
    }

    private static Set<Condition> conditions(KeptDevice device) {
        Set<Condition> conditions = EnumSet.noneOf(Condition.class);
        for (OpenEpisode episode : device.episodes()) {
            conditions.addAll(episode.conditions());
        }
        conditions.remove(Condition.SILENT); // that is its presence
        return conditions;
    }

    private void toHealth(BuildingId building, HealthWord word) {
        forward(new Concluded.ToHealth(building, word), building.value());
    }

    private void forward(Concluded.Dead dead) {
        context().forward(new Record<>("", dead, timestamp));
    }

    private void forward(Concluded concluded, String key) {
        context().forward(new Record<>(key, concluded, timestamp));
    }
}
