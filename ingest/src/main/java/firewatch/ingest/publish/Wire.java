package firewatch.ingest.publish;

import firewatch.events.HeardWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.jspecify.annotations.Nullable;

/** Writes what goes out as Kafka's records. Belongs to one thread. */
final class Wire {
    private final HeardWriter json = new HeardWriter();

    List<ProducerRecord<byte[], byte[]>> records(Outgoing outgoing, Producer<byte[], byte[]> producer) {
        byte[] key = bytes(outgoing.key());
        byte[] value = value(outgoing.event());
        if (!outgoing.everyPartition()) {
            return List.of(new ProducerRecord<>(outgoing.topic(), key, value));
        }
        List<ProducerRecord<byte[], byte[]>> copies = new ArrayList<>();
        for (PartitionInfo partition : producer.partitionsFor(outgoing.topic())) {
            copies.add(new ProducerRecord<>(outgoing.topic(), partition.partition(), key, value));
        }
        return copies;
    }

    @SuppressWarnings("NullAway") // Kafka's own types are not annotated, and null is a tombstone
    private byte[] value(@Nullable Object event) {
        return switch (event) {
            case null -> null;
            case byte[] written -> written;
            default -> json.write(event);
        };
    }

    @SuppressWarnings("NullAway")
    private static byte[] bytes(@Nullable String key) {
        return key == null ? null : key.getBytes(StandardCharsets.UTF_8);
    }
}
