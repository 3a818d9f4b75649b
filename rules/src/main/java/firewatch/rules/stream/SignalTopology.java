package firewatch.rules.stream;

import firewatch.events.AlarmEvent;
import firewatch.events.DeadLetter;
import firewatch.events.Topics;
import firewatch.events.kafka.EventSerde;
import firewatch.rules.rule.RuleBook;
import firewatch.rules.state.BuildingEvent;
import firewatch.rules.state.BuildingState;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The signal lane: signals and registrations in, by device; episodes out at once; and behind them, by building, what
 * only adds.
 */
public final class SignalTopology {
    /** The name of the lane, its consumer group and its internal topics. */
    public static final String APPLICATION = "firewatch-rules-signals";

    private final RuleBook rules;
    private final Duration confirmWithin;
    private final JudgementMeter meter;
    private final boolean flushed;

    /**
     * The lane with these rules.
     *
     * @param confirmWithin how far apart two detectors of a building may tell a fire to confirm each other
     * @param flushed whether the broker is to force each change of state to disk: where it is the only one
     */
    public SignalTopology(RuleBook rules, Duration confirmWithin, JudgementMeter meter, boolean flushed) {
        this.rules = rules;
        this.confirmWithin = confirmWithin;
        this.meter = meter;
        this.flushed = flushed;
    }

    public Topology build() {
        StreamsBuilder builder = new StreamsBuilder();
        builder.addStateStore(store(AlarmProcessor.STORE, new EventSerde<>(DeviceEntry.class)));
        builder.addStateStore(store(BuildingFires.STORE, new EventSerde<>(BuildingState.Fire.class)));

        KStream<String, Outgoing> outgoing = read(builder, Topics.SIGNALS, RecordReader::ofSignals)
                .merge(read(builder, Topics.DEVICES, RecordReader::ofDevices))
                .process(() -> new AlarmProcessor(rules, meter), Named.as("judge"), AlarmProcessor.STORE);

        only(outgoing, Outgoing.Alarm.class, "alarms")
                .mapValues(Outgoing.Alarm::event, Named.as("alarm-event"))
                .to(Topics.ALARMS, produced("send-alarms", AlarmEvent.class));
        only(outgoing, Outgoing.Dead.class, "dead")
                .mapValues(Outgoing.Dead::letter, Named.as("dead-letter"))
                .to(Topics.DEAD_LETTERS, produced("send-dead-letters", DeadLetter.class));
        only(outgoing, Outgoing.ToBuilding.class, "fires")
                .mapValues(Outgoing.ToBuilding::event, Named.as("building-event"))
                .repartition(Repartitioned.with(Serdes.String(), new EventSerde<>(BuildingEvent.class))
                        .withName("by-building")
                        .withNumberOfPartitions(Topics.PARTITIONS))
                .process(() -> new BuildingProcessor(confirmWithin), Named.as("add"), BuildingFires.STORE)
                .to(Topics.ALARMS, produced("send-additions", AlarmEvent.class));
        return builder.build();
    }

    private static KStream<String, Incoming> read(
            StreamsBuilder builder, String topic, ProcessorSupplier<String, byte[], String, Incoming> reader) {
        return builder.stream(
                        topic,
                        Consumed.with(Serdes.String(), Serdes.ByteArray()).withName("hear-" + topic))
                .process(reader, Named.as("read-" + topic));
    }

    private static <T extends Outgoing> KStream<String, T> only(
            KStream<String, Outgoing> outgoing, Class<T> type, String name) {
        return outgoing.filter((_, value) -> type.isInstance(value), Named.as("only-" + name))
                .mapValues(type::cast, Named.as("as-" + name));
    }

    private static <T> Produced<String, T> produced(String name, Class<T> type) {
        return Produced.with(Serdes.String(), new EventSerde<>(type)).withName(name);
    }

    private <T> StoreBuilder<KeyValueStore<String, T>> store(String name, EventSerde<T> values) {
        Map<String, String> changelog = flushed ? Map.of(TopicConfig.FLUSH_MESSAGES_INTERVAL_CONFIG, "1") : Map.of();
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.String(), values)
                .withCachingDisabled()
                .withLoggingEnabled(changelog);
    }
}
