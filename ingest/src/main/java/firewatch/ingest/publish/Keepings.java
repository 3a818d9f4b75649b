package firewatch.ingest.publish;

import firewatch.events.EventJson;
import firewatch.events.Topics;
import io.quarkus.arc.All;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What the ear keeps over its restarts in one compacted topic, read once at its start, each record for its {@link Keeper}. */
@Singleton
public class Keepings {
    private static final Logger LOG = Logger.getLogger(Keepings.class);
    private static final Duration POLL = Duration.ofMillis(50);
    private static final String NAME = "firewatch-ingest-keepings";

    private final List<Keeper> keepers;
    private final KafkaConsumer<String, byte[]> consumer;
    private final CompletableFuture<Void> read = new CompletableFuture<>();
    private final Thread thread = Thread.ofPlatform().name(NAME).daemon().unstarted(this::run);
    private volatile boolean stopping;

    /** One who keeps something of its own there. */
    public interface Keeper {
        /** Whether it is this one who writes under the key. */
        boolean isOwn(String key);

        /**
         * Takes back what was kept under its key; null where that was taken away.
         *
         * @throws EventJson.UnreadableEventException where it cannot be read; it is forgotten then
         */
        void restore(String key, byte @Nullable [] value);
    }

    @Inject
    public Keepings(@Identifier("default-kafka-broker") Map<String, Object> kafka, @All List<Keeper> keepers) {
        this.keepers = List.copyOf(keepers);
        this.consumer = new KafkaConsumer<>(settings(kafka));
    }

    /** It belongs to no group: nobody else may take a part of what it reads, and its positions are nothing to anybody. */
    private static Map<String, Object> settings(Map<String, Object> kafka) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, NAME);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class.getName());
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
        return settings;
    }

    /** Begins to read; done when all that is kept now was given back. */
    public CompletableFuture<Void> read() {
        thread.start();
        return read;
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
            readToTheEnd();
            read.complete(null);
        } catch (WakeupException e) {
            read.cancel(false);
        } catch (RuntimeException e) {
            read.completeExceptionally(e);
            LOG.error("What the ear kept before its start cannot be read", e);
            throw e;
        }
    }

    private void readToTheEnd() {
        List<TopicPartition> partitions = consumer.partitionsFor(Topics.SESSIONS).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            if (stopping) {
                throw new WakeupException();
            }
            consumer.poll(POLL).forEach(this::restore);
        }
    }

    private void restore(ConsumerRecord<String, byte[]> record) {
        for (Keeper keeper : keepers) {
            if (keeper.isOwn(record.key())) {
                try {
                    keeper.restore(record.key(), record.value());
                } catch (EventJson.UnreadableEventException e) {
                    LOG.errorf(
                            "A record of %s at offset %d is unreadable and is forgotten: %s",
                            record.topic(), record.offset(), e);
                }
            }
        }
    }
}
