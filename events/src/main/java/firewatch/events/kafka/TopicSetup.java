package firewatch.events.kafka;

import firewatch.events.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/** Makes the topics that are not there yet, as {@link Topics} says; those that are there stay as they are. */
public final class TopicSetup {
    /**
     * How far a record's time may be ahead of the broker's: without bound. What was judged or derived from a record has its
     * time, and where a clock was put back, a broker would refuse that for hours.
     */
    public static final Map<String, String> ANY_TIME =
            Map.of(TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG, Long.toString(Long.MAX_VALUE));

    private static final int REPLICAS = 3;

    /** The brokers that were seen to, by how they are reached and with what login: services in one process ask once. */
    private static final Map<List<String>, Integer> SEEN_TO = new ConcurrentHashMap<>();

    private TopicSetup() {}

    /**
     * Makes what is missing, once in the life of this process.
     *
     * @param kafka client settings, {@code bootstrap.servers} at least
     * @return how many brokers there are
     * @throws IllegalStateException where the brokers do not answer or refuse
     */
    public static int ensure(Map<String, Object> kafka) {
        List<String> brokers = Stream.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, SaslConfigs.SASL_JAAS_CONFIG)
                .map(setting -> String.valueOf(kafka.get(setting)))
                .toList();
        return SEEN_TO.computeIfAbsent(brokers, _ -> make(kafka));
    }

    private static int make(Map<String, Object> kafka) {
        try (Admin admin = Admin.create(Map.copyOf(kafka))) {
            int brokers =
                    admin.describeCluster().nodes().get(30, TimeUnit.SECONDS).size();
            List<NewTopic> topics =
                    Topics.ALL.stream().map(topic -> layout(topic, brokers)).toList();
            for (var created : admin.createTopics(topics).values().values()) {
                awaitCreated(created.toCompletionStage().toCompletableFuture());
            }
            return brokers;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while making topics", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the Kafka brokers do not answer", e);
        }
    }

    private static void awaitCreated(java.util.concurrent.Future<Void> created)
            throws InterruptedException, ExecutionException, TimeoutException {
        try {
            created.get(30, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    private static NewTopic layout(Topics.Topic topic, int brokers) {
        short replicas = (short) Math.min(REPLICAS, brokers);
        return new NewTopic(topic.name(), topic.partitions(), replicas).configs(config(topic, replicas));
    }

    private static Map<String, String> config(Topics.Topic topic, int replicas) {
        Map<String, String> config = new HashMap<>(ANY_TIME);
        if (topic.isCompacted()) {
            config.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
        } else {
            config.put(
                    TopicConfig.RETENTION_MS_CONFIG,
                    Long.toString(topic.retention().toMillis()));
            config.put(TopicConfig.RETENTION_BYTES_CONFIG, Long.toString(topic.most()));
        }
        if (replicas == REPLICAS) {
            config.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, Integer.toString(REPLICAS - 1));
        } else if (topic.flushed()) {
            config.put(TopicConfig.FLUSH_MESSAGES_INTERVAL_CONFIG, "1");
        }
        return config;
    }
}
