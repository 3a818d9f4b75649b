package firewatch.history.intake;

import firewatch.history.store.Batch.LaneStretch;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads a stretch of the lane that was read before, beside the consumer that goes on. */
final class LaneReader implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final KafkaConsumer<String, byte[]> consumer;
    private final TopicPartition partition;
    private final LaneStretch stretch;
    private long position;

    /** A part of the stretch, and what Kafka still has of it. */
    record Part(LaneStretch stretch, List<ConsumerRecord<String, byte[]>> records) {}

    LaneReader(Map<String, Object> kafka, LaneStretch stretch) {
        this.stretch = stretch;
        this.position = stretch.from();
        this.partition =
                new TopicPartition(stretch.lane().topic(), stretch.lane().partition());
        this.consumer = new KafkaConsumer<>(settings(kafka), new StringDeserializer(), new ByteArrayDeserializer());
        consumer.assign(List.of(partition));
        consumer.seek(partition, position);
    }

    private static Map<String, Object> settings(Map<String, Object> kafka) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.remove(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        return settings;
    }

    boolean isDone() {
        return position >= stretch.until();
    }

    /** The next part; an empty one where Kafka is slow. */
    Part next() {
        List<ConsumerRecord<String, byte[]>> records = consumer.poll(PATIENCE).records(partition).stream()
                .filter(consumed -> consumed.offset() < stretch.until())
                .toList();
        long from = position;
        position = Math.min(consumer.position(partition), stretch.until());
        return new Part(new LaneStretch(stretch.lane(), from, position), records);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
