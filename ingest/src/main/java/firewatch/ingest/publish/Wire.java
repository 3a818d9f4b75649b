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

    /** @throws UnwritableException where the event cannot be written, now or ever */
    List<ProducerRecord<byte[], byte[]>> records(Outgoing outgoing, Producer<byte[], byte[]> producer) {
        byte[] key = bytes(outgoing.key());
        byte[] value = value(outgoing);
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
    private byte[] value(Outgoing outgoing) {
        try {
            return switch (outgoing.event()) {
                case null -> null;
                case byte[] written -> written;
                case Object event -> json.write(event);
            };
        } catch (RuntimeException e) {
            throw new UnwritableException(outgoing, e);
        }
    }

    /** An event that has no JSON: our own mistake. */
    static final class UnwritableException extends RuntimeException {
        UnwritableException(Outgoing outgoing, RuntimeException cause) {
            super("an event of " + outgoing.key() + " for " + outgoing.topic() + " cannot be written", cause);
        }
    }

    @SuppressWarnings("NullAway")
    private static byte[] bytes(@Nullable String key) {
        return key == null ? null : key.getBytes(StandardCharsets.UTF_8);
    }
}
