package firewatch.ingest.register;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;

/**
 * The reading of compacted topics from their beginning, and on for ever, by a thread of its own. It commits its position
 * after what it read was applied, so that whoever wrote a record can see that it counts here.
 */
public final class CompactedFollower {
    private static final Logger LOG = Logger.getLogger(CompactedFollower.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    /** Where there is nothing to read, that is known soon. */
    private static final Duration FIRST_POLLS = Duration.ofMillis(50);

    private final String group;
    private final List<String> topics;
    private final Apply apply;
    private final KafkaConsumer<String, byte[]> consumer;
    private final CompletableFuture<Void> read = new CompletableFuture<>();
    private final Thread thread;
    private final Map<TopicPartition, Long> applied = new HashMap<>();
    private Map<TopicPartition, Long> ends = Map.of();
    private volatile boolean stopping;

    /** What is done with each record; a null value takes its key away. */
    @FunctionalInterface
    public interface Apply {
        void apply(ConsumerRecord<String, byte[]> record);
    }

    public CompactedFollower(
            Map<String, Object> kafka, String group, String instance, List<String> topics, Apply apply) {
        this.group = group;
        this.topics = topics;
        this.apply = apply;
        this.consumer = new KafkaConsumer<>(settings(kafka, group, instance));
        this.thread = Thread.ofPlatform().name(group).daemon().unstarted(this::run);
    }

    private static Map<String, Object> settings(Map<String, Object> kafka, String group, String instance) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        settings.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, instance);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, group);
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 6_000);
        settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 2_000);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class.getName());
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
        return settings;
    }

    public void start() {
        thread.start();
    }

    /** Done when all that stood in the topics at the start was applied. */
    public CompletableFuture<Void> read() {
        return read;
    }

    /** Whether it still reads. */
    public boolean isAlive() {
        return thread.isAlive();
    }

    public void stop() {
        stopping = true;
        consumer.wakeup();
        try {
            thread.join(5_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try (consumer) {
            consumer.subscribe(topics, new FromTheBeginning());
            while (!stopping) {
                readSome();
            }
        } catch (WakeupException e) {
            read.cancel(false);
        } catch (RuntimeException e) {
            read.completeExceptionally(e);
            LOG.errorf(e, "%s can read no more", group);
            throw e;
        }
    }

    private void readSome() {
        ConsumerRecords<String, byte[]> records = consumer.poll(read.isDone() ? POLL : FIRST_POLLS);
        records.forEach(this::apply);
        boolean wasReading = !ends.isEmpty();
        if (!consumer.assignment().isEmpty() && isAtEnd()) {
            read.complete(null);
        }
        if (!records.isEmpty() || wasReading) {
            commit();
        }
    }

    private void apply(ConsumerRecord<String, byte[]> record) {
        apply.apply(record);
        applied.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
    }

    private boolean isAtEnd() {
        boolean atEnd = ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
        if (atEnd) {
            ends = Map.of();
        }
        return atEnd;
    }

    private void commit() {
        try {
            consumer.commitSync();
        } catch (CommitFailedException | RetriableException e) {
            LOG.debugf("%s commits with its next records: %s", group, e);
        }
    }

    /**
     * From the beginning, but never back: what was taken over meanwhile must not be undone for a moment by what was before
     * it. Nobody else is in the group.
     */
    private final class FromTheBeginning implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            // it goes on where it was
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            for (TopicPartition partition : partitions) {
                Long next = applied.get(partition);
                if (next == null) {
                    consumer.seekToBeginning(List.of(partition));
                } else {
                    consumer.seek(partition, next);
                }
            }
            try {
                ends = new HashMap<>(consumer.endOffsets(consumer.assignment()));
            } catch (KafkaException e) {
                throw new IllegalStateException("the ends of " + topics + " cannot be told", e);
            }
        }
    }
}
