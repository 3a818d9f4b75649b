package firewatch.realparts;

import firewatch.embedded.EmbeddedKafka;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.testcontainers.kafka.KafkaContainer;

/**
 * A real Kafka broker, fresh and empty, shared by all tests of one process. It makes no topic by itself: a test (or the
 * service under test) calls {@code TopicSetup}.
 */
public final class RealKafka implements QuarkusTestResourceLifecycleManager {
    private static final String IMAGE = "apache/kafka:4.1.1";
    private static final int A_MOMENT_MILLIS = 20;

    /** What a plain client needs to reach it; the first call starts it. */
    public static Map<String, String> clientSettings() {
        return OncePerProcess.started(
                "kafka", () -> Parts.chosen() == Parts.CONTAINERS ? startContainer() : startEmbedded());
    }

    /**
     * The same for a consumer that comes and goes: at its end it waits for the broker's answer to its last question, which
     * comes at the latest after this moment instead of half a second.
     */
    public static Map<String, Object> reading(Map<String, ?> clientSettings) {
        Map<String, Object> settings = new HashMap<>(clientSettings);
        settings.put("fetch.max.wait.ms", A_MOMENT_MILLIS);
        return settings;
    }

    /** Everything that stands in a topic now. */
    public static List<ConsumerRecord<String, byte[]>> records(Map<String, ?> clientSettings, String topic) {
        List<ConsumerRecord<String, byte[]>> all = new ArrayList<>();
        try (var consumer =
                new KafkaConsumer<>(reading(clientSettings), new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(all::add);
            }
        }
        return all;
    }

    private static Map<String, String> startEmbedded() throws Exception {
        Path folder = TestFolder.make("kafka");
        EmbeddedKafka kafka = EmbeddedKafka.start(folder, 0);
        TestFolder.stopAtTheEnd(kafka, folder);
        return kafka.clientSettings();
    }

    private static Map<String, String> startContainer() {
        KafkaContainer kafka = new KafkaContainer(IMAGE)
                .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
                .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0")
                .withStartupTimeout(Parts.START_WITHIN);
        kafka.start(); // ended by Testcontainers itself when this process ends
        return Map.of("bootstrap.servers", kafka.getBootstrapServers());
    }

    /** The same as configuration of a service: {@code kafka.*}. */
    @Override
    public Map<String, String> start() {
        Map<String, String> configuration = new HashMap<>();
        clientSettings().forEach((key, value) -> configuration.put("kafka." + key, value));
        return configuration;
    }

    /** Nothing: the tests that follow use the same one. */
    @Override
    public void stop() {}
}
