package firewatch.realparts;

import firewatch.embedded.EmbeddedKafka;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.testcontainers.kafka.KafkaContainer;

/**
 * A real Kafka broker, fresh and empty, shared by all tests of one process. It makes no topic by itself: a test (or the
 * service under test) calls {@code TopicSetup}.
 */
public final class RealKafka implements QuarkusTestResourceLifecycleManager {
    private static final String IMAGE = "apache/kafka:4.1.1";

    /** What a plain client needs to reach it; the first call starts it. */
    public static Map<String, String> clientSettings() {
        return OncePerProcess.started(
                "kafka", () -> Parts.chosen() == Parts.CONTAINERS ? startContainer() : startEmbedded());
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
                .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0");
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
