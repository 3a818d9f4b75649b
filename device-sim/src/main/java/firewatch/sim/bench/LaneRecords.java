package firewatch.sim.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The newest records of the measurement lane, some thousands: what a reading is like once the ear has read it. */
final class LaneRecords {
    private static final String LANE = "fire.measurements.v1";
    private static final int OF_A_PARTITION = 5_000;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration A_POLL = Duration.ofMillis(500);

    private LaneRecords() {}

    static List<ConsumerRecord<byte[], byte[]>> of(Map<String, Object> login) {
        Map<String, Object> settings = new HashMap<>(login);
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        try (Consumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings)) {
            return newest(consumer);
        }
    }

    private static List<ConsumerRecord<byte[], byte[]>> newest(Consumer<byte[], byte[]> consumer) {
        List<TopicPartition> partitions = consumer.partitionsFor(LANE).stream()
                .map(partition -> new TopicPartition(LANE, partition.partition()))
                .toList();
        consumer.assign(partitions);
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        long wanted = 0;
        for (TopicPartition partition : partitions) {
            long end = ends.getOrDefault(partition, 0L);
            long from = Math.max(begins.getOrDefault(partition, 0L), end - OF_A_PARTITION);
            consumer.seek(partition, from);
            wanted += end - from;
        }
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        long begun = System.nanoTime();
        while (records.size() < wanted && System.nanoTime() - begun < PATIENCE.toNanos()) {
            consumer.poll(A_POLL).forEach(records::add);
        }
        return records;
    }

    /** Of key and value. */
    static double meanBytes(List<ConsumerRecord<byte[], byte[]>> records) {
        return records.stream()
                .mapToInt(record -> record.serializedKeySize() + record.serializedValueSize())
                .average()
                .orElse(0);
    }
}
