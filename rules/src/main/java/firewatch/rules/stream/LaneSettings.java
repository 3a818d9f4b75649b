package firewatch.rules.stream;

import firewatch.events.kafka.TopicSetup;
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
 * @param pace whether it waits for nothing, or works at many records together
 */
public record LaneSettings(
        String application,
        String instance,
        Path folder,
        int threads,
        int brokers,
        Map<String, Object> kafka,
        Pace pace) {
    private static final int REPLICAS = 3;
    private static final int COMMIT_MILLIS = 1_000;
    private static final int SESSION_MILLIS = 6_000;
    private static final int HEARTBEAT_MILLIS = 1_500;
    private static final int BATCH_BYTES = 128 * 1024;
    /** What a broker has to read again of each partition after a crash, at most. */
    private static final int SEGMENT_BYTES = 16 * 1024 * 1024;

    /** How a lane weighs time against work. */
    public enum Pace {
        /**
         * Every record at once, whatever a quiet topic may still bring: the wait for that ends by the clock on the wall, and
         * where that is put back, hours later. What comes out while other records are on their way goes together after them:
         * where much is to do, it is the requests that cost.
         */
        URGENT(0, 1, 1, 500, StreamsConfig.MAX_TASK_IDLE_MS_DISABLED),
        /** Records by the thousand, those of all topics in the order of their times; what goes in and comes out may wait a moment. */
        STEADY(5, 5, 64 * 1024, 50, 0);

        private final int lingerMillis;
        private final int underWay;
        private final int fetchBytes;
        private final int fetchMillis;
        private final long idleMillis;

        Pace(int lingerMillis, int underWay, int fetchBytes, int fetchMillis, long idleMillis) {
            this.lingerMillis = lingerMillis;
            this.underWay = underWay;
            this.fetchBytes = fetchBytes;
            this.fetchMillis = fetchMillis;
            this.idleMillis = idleMillis;
        }
    }

    /** An urgent lane. */
    public LaneSettings(
            String application, String instance, Path folder, int threads, int brokers, Map<String, Object> kafka) {
        this(application, instance, folder, threads, brokers, kafka, Pace.URGENT);
    }

    /**
     * At-least-once, without a cache, and with a short memory for the dead; an urgent lane waits for no company.
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
        settings.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, pace.idleMillis);
        settings.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, isReplicated() ? REPLICAS : 1);
        if (isReplicated()) {
            settings.put(StreamsConfig.topicPrefix(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG), REPLICAS - 1);
        }
        TopicSetup.ANY_TIME.forEach((name, value) -> settings.put(StreamsConfig.topicPrefix(name), value));
        settings.put(StreamsConfig.topicPrefix(TopicConfig.SEGMENT_BYTES_CONFIG), SEGMENT_BYTES);
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), pace.lingerMillis);
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION), pace.underWay);
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), BATCH_BYTES);
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.ACKS_CONFIG), "all");
        settings.put(
                StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG),
                application + "-" + instance + "-" + digest(topology));
        settings.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), SESSION_MILLIS);
        settings.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), HEARTBEAT_MILLIS);
        settings.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        settings.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.FETCH_MIN_BYTES_CONFIG), pace.fetchBytes);
        settings.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG), pace.fetchMillis);
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
