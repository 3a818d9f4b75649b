package firewatch.alerts.register;

import static java.nio.charset.StandardCharsets.UTF_8;

import firewatch.realparts.RealKafka;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/** Reads one topic from its beginning. */
final class TopicReader implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final KafkaConsumer<String, byte[]> consumer;

    TopicReader(String topic) {
        Map<String, Object> settings = RealKafka.reading(RealKafka.clientSettings());
        consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** The first values under a key, as many as wanted where they come in time; null is a tombstone. */
    List<@Nullable String> valuesOf(String key, int wanted) {
        List<@Nullable String> values = new ArrayList<>();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (values.size() < wanted && System.nanoTime() < deadline) {
            for (var found : consumer.poll(Duration.ofMillis(100))) {
                if (found.key().equals(key)) {
                    values.add(found.value() == null ? null : new String(found.value(), UTF_8));
                }
            }
        }
        return values;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
