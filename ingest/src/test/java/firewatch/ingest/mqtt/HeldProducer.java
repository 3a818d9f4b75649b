package firewatch.ingest.mqtt;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A producer whose broker accepts nothing until the test lets it, and then in whatever order the test likes. */
public final class HeldProducer extends MockProducer<byte[], byte[]> {
    private final ArrayDeque<Held> held = new ArrayDeque<>();

    public HeldProducer(List<String> topics) {
        super(cluster(topics), false, null, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static Cluster cluster(List<String> topics) {
        Node node = new Node(1, "localhost", 1);
        Node[] nodes = {node};
        List<PartitionInfo> partitions = topics.stream()
                .map(topic -> new PartitionInfo(topic, 0, node, nodes, nodes))
                .toList();
        return new Cluster("held", List.of(node), partitions, java.util.Set.of(), java.util.Set.of());
    }

    @Override
    public Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record, Callback callback) {
        synchronized (held) {
            held.add(new Held(record, callback));
        }
        return new CompletableFuture<>();
    }

    public int waiting() {
        synchronized (held) {
            return held.size();
        }
    }

    /** Whether a record with that text in it waits. */
    public boolean isHolding(String text) {
        synchronized (held) {
            return held.stream()
                    .map(one -> one.record.value())
                    .anyMatch(value -> value != null && new String(value, StandardCharsets.UTF_8).contains(text));
        }
    }

    /** Accepts all that waits, the last first. */
    public void acceptAllBackwards() {
        Held next = take();
        while (next != null) {
            next.callback.onCompletion(new RecordMetadata(new TopicPartition("held", 0), 0, 0, 0, 0, 0), null);
            next = take();
        }
    }

    private Held take() {
        synchronized (held) {
            return held.pollLast();
        }
    }

    private record Held(ProducerRecord<byte[], byte[]> record, Callback callback) {}
}
