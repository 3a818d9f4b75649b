package firewatch.rules.stream;

import firewatch.events.DeadLetter;
import firewatch.events.HealthEvent;
import firewatch.events.Heard;
import firewatch.events.Topics;
import firewatch.events.kafka.EventSerde;
import firewatch.rules.state.HealthWord;
import firewatch.rules.watch.Kept;
import firewatch.rules.watch.WatchSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The measurement lane: what is heard beside the signals, ticks and registrations in, by device; what is concluded from
 * them (silence, limits) out to the signal lane; and behind it, by building, its health.
 */
public final class MeasurementTopology {
    /** The name of the lane, its consumer group and its internal topics. */
    public static final String APPLICATION = "firewatch-rules-measurements";

    /** A lane that has read nothing yet begins so far back; what is older was never watched. */
    private static final Duration BEGINS_AGO = Duration.ofMinutes(10);

    private final WatchSettings settings;
    private final Duration healthEvery;
    private final WatchMeter meter;

    /**
     * The lane with these settings.
     *
     * @param healthEvery how often the health of one building is told at most
     */
    public MeasurementTopology(WatchSettings settings, Duration healthEvery, WatchMeter meter) {
        this.settings = settings;
        this.healthEvery = healthEvery;
        this.meter = meter;
    }

    public Topology build() {
        StreamsBuilder builder = new StreamsBuilder();
        builder.addStateStore(store(WatchProcessor.STORE, Kept.class));
        builder.addStateStore(store(HealthProcessor.STORE, HealthWord.class));

        KStream<String, byte[]> heard = builder.stream(
                Topics.MEASUREMENTS,
                Consumed.with(Serdes.String(), Serdes.ByteArray())
                        .withName("hear-" + Topics.MEASUREMENTS)
                        .withOffsetResetPolicy(AutoOffsetReset.byDuration(BEGINS_AGO)));
        KStream<String, byte[]> known = builder.stream(
                List.of(Topics.DEVICES, Topics.ALARMS),
                Consumed.with(Serdes.String(), Serdes.ByteArray()).withName("hear-of-devices"));
        KStream<String, Concluded> concluded = heard.merge(known, Named.as("all"))
                .process(() -> new WatchProcessor(settings, meter), Named.as("watch"), WatchProcessor.STORE);

        concluded
                .filter((_, value) -> value instanceof Concluded.Said, Named.as("only-said"))
                .mapValues(value -> (Heard) ((Concluded.Said) value).signal(), Named.as("signal"))
                .to(Topics.SIGNALS, produced("send-signals", new EventSerde<>(Heard.class)));
        concluded
                .filter((_, value) -> value instanceof Concluded.Dead, Named.as("only-dead"))
                .mapValues(value -> ((Concluded.Dead) value).letter(), Named.as("dead-letter"))
                .to(Topics.DEAD_LETTERS, produced("send-dead-letters", new EventSerde<>(DeadLetter.class)));
        concluded
                .filter((_, value) -> value instanceof Concluded.ToHealth, Named.as("only-health"))
                .mapValues(value -> ((Concluded.ToHealth) value).word(), Named.as("health-word"))
                .repartition(Repartitioned.with(Serdes.String(), new EventSerde<>(HealthWord.class))
                        .withName("by-building")
                        .withNumberOfPartitions(Topics.PARTITIONS))
                .process(() -> new HealthProcessor(healthEvery), Named.as("health"), HealthProcessor.STORE)
                .to(Topics.HEALTH, produced("send-health", new EventSerde<>(HealthEvent.class)));
        return builder.build();
    }

    private static <T> Produced<String, T> produced(String name, Serde<T> values) {
        return Produced.with(Serdes.String(), values).withName(name);
    }

    private static <T> StoreBuilder<KeyValueStore<String, T>> store(String name, Class<T> type) {
        return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), Serdes.String(), new EventSerde<>(type))
                .withCachingDisabled()
                .withLoggingEnabled(Map.of());
    }
}
