package firewatch.rules.stream;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;

/**
 * How one lane runs on Kafka Streams.
 *
 * @param application its consumer group and the prefix of its internal topics
 * @param instance tells this process from others of the same service; the same after a restart
 * @param brokers how many there are; with three or more, state is kept on three
 * @param kafka client settings
 */
public record LaneSettings(
        String application, String instance, Path folder, int threads, int brokers, Map<String, Object> kafka) {
    private static final int REPLICAS = 3;
    private static final int SESSION_MILLIS = 6_000;
    private static final int HEARTBEAT_MILLIS = 1_500;
    private static final int COMMIT_MILLIS = 100;

    /**
     * At-least-once, without a moment of waiting for company: no linger, no cache, and a short memory for the dead.
     *
     * @param topology what will run: a member that comes back with another one is a new member to the group, since its
     *     old place would be given back to it unseen, and the topics of a new store not be made
     */
    public Properties toProperties(Topology topology) {
        Properties settings = new Properties();
        settings.putAll(kafka);
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, application);
        settings.put(StreamsConfig.STATE_DIR_CONFIG, folder.toString());
        settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, threads);
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);
        settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, COMMIT_MILLIS);
        settings.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
        settings.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, isReplicated() ? REPLICAS : 1);
        if (isReplicated()) {
            settings.put(StreamsConfig.topicPrefix(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG), REPLICAS - 1);
        }
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 0);
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.ACKS_CONFIG), "all");
        settings.put(
                StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG),
                application + "-" + instance + "-" + digest(topology));
        settings.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), SESSION_MILLIS);
        settings.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), HEARTBEAT_MILLIS);
        settings.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        return settings;
    }

    private static String digest(Topology topology) {
        return Integer.toHexString(topology.describe().toString().hashCode());
    }

    /** Where there are too few brokers to replicate, each change of state is forced to disk instead. */
    public boolean isFlushed() {
        return !isReplicated();
    }

    private boolean isReplicated() {
        return brokers >= REPLICAS;
    }
}
