package firewatch.rules.stream;

import firewatch.events.AlarmEvent;
import firewatch.events.DeviceSignal;
import firewatch.events.EventJson;
import firewatch.events.Topics;
import firewatch.events.kafka.TopicSetup;
import firewatch.realparts.RealKafka;
import firewatch.rules.rule.RuleBook;
import firewatch.rules.state.ClockBounds;
import firewatch.rules.timeline.Episodes;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.streams.KafkaClientSupplier;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.internals.DefaultKafkaClientSupplier;

/** The signal lane on a real broker, the ear's side of it, and a reader of what it says. */
final class RealLane implements AutoCloseable {
    private final Map<String, Object> kafka = Map.copyOf(RealKafka.clientSettings());
    private final KafkaProducer<String, byte[]> ear;
    private final KafkaConsumer<String, byte[]> reader;
    private final List<AlarmEvent> said = new ArrayList<>();

    RealLane() {
        TopicSetup.ensure(kafka);
        ear = new KafkaProducer<>(kafka, new StringSerializer(), new ByteArraySerializer());
        reader = new KafkaConsumer<>(RealKafka.reading(kafka), new StringDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> all = IntStream.range(0, Topics.PARTITIONS)
                .mapToObj(partition -> new TopicPartition(Topics.ALARMS, partition))
                .toList();
        reader.assign(all);
        reader.seekToEnd(all);
        all.forEach(reader::position);
    }

    Map<String, Object> kafka() {
        return kafka;
    }

    static LaneSettings settings(String application, Path folder, Map<String, Object> kafka) {
        return new LaneSettings(application, "test", folder, 1, 1, kafka);
    }

    KafkaStreams streams(String application, Path folder, KafkaClientSupplier clients) {
        Topology topology = topology();
        return new KafkaStreams(
                topology,
                settings(application, folder, RealKafka.reading(kafka)).toProperties(topology),
                clients);
    }

    private static Topology topology() {
        return new SignalTopology(
                        RuleBook.standard(ClockBounds.USUAL),
                        Duration.ofMinutes(30),
                        new JudgementMeter(new SimpleMeterRegistry(), Clock.systemUTC()),
                        true)
                .build();
    }

    /** By a clock of the test's own. */
    KafkaStreams streams(String application, Path folder, Time time) {
        Topology topology = topology();
        return new KafkaStreams(
                topology,
                settings(application, folder, RealKafka.reading(kafka)).toProperties(topology),
                new DefaultKafkaClientSupplier(),
                time);
    }

    KafkaStreams streams(String application, Path folder) {
        return streams(application, folder, new DefaultKafkaClientSupplier());
    }

    /** Returns when the broker has it, as the ear would acknowledge only then. */
    void hear(DeviceSignal signal) {
        send(signal.device().value(), EventJson.write(signal));
    }

    /** The same, by an ear whose clock says so. */
    void hear(DeviceSignal signal, Instant at) {
        send(new ProducerRecord<>(
                Topics.SIGNALS, null, at.toEpochMilli(), signal.device().value(), EventJson.write(signal)));
    }

    void send(String key, byte[] value) {
        send(new ProducerRecord<>(Topics.SIGNALS, key, value));
    }

    private void send(ProducerRecord<String, byte[]> record) {
        try {
            ear.send(record).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    List<AlarmEvent> said() {
        for (ConsumerRecord<String, byte[]> next : reader.poll(Duration.ofMillis(50))) {
            said.add(EventJson.read(next.value(), AlarmEvent.class));
        }
        return said;
    }

    Episodes episodes() {
        return Episodes.read(said());
    }

    @Override
    public void close() {
        ear.close();
        reader.close();
    }
}
