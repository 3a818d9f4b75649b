package firewatch.allinone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import firewatch.embedded.EmbeddedKafka;
import firewatch.events.Topics;
import firewatch.events.kafka.TopicSetup;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import javax.management.ObjectName;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an alarm rests on is forced to disk record by record, as the broker itself says, and what makes the load is not. */
class FlushedTopicsIT {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String FLUSHES = "kafka.log:type=LogFlushStats,name=LogFlushRateAndTimeMs";
    private static final String EACH_RECORD = "1";
    private static final String NEVER = Long.toString(Long.MAX_VALUE);
    private static final int RECORDS = 50;

    /** The state that alarms are judged by. */
    private static final List<String> STATE =
            List.of("firewatch-rules-signals-devices-changelog", "firewatch-rules-signals-building-fires-changelog");

    private static final String OFFSETS = "__consumer_offsets";

    @Test
    void theBrokerOfTheCentreForcesTheTopicsThatAreMeantToBe() throws Exception {
        Map<String, String> meant = new TreeMap<>(Map.of(OFFSETS, NEVER));
        Topics.ALL.forEach(topic -> meant.put(topic.name(), topic.flushed() ? EACH_RECORD : NEVER));
        STATE.forEach(topic -> meant.put(topic, EACH_RECORD));
        assertThat(meant).containsEntry(Topics.SIGNALS, EACH_RECORD).containsEntry(Topics.MEASUREMENTS, NEVER);

        try (Admin admin = Admin.create(Stage.shared().kafka())) {
            await().atMost(SOON)
                    .until(() -> admin.listTopics(new ListTopicsOptions().listInternal(true))
                            .names()
                            .get(20, TimeUnit.SECONDS)
                            .containsAll(meant.keySet()));
            assertThat(flushMessages(admin, meant.keySet())).isEqualTo(meant);
        }
        assertThat(Stage.shared().metrics()).containsPattern("fire_broker_flush_seconds_count [1-9]");
    }

    @Test
    void asManyAcknowledgedSignalsAreAsManyForcedWritesAndMeasurementsAreNone(@TempDir Path folder) throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder, 0)) {
            Map<String, Object> client = Map.copyOf(kafka.clientSettings());
            TopicSetup.ensure(client);
            try (var producer = new KafkaProducer<>(client, new StringSerializer(), new ByteArraySerializer())) {
                long before = flushes();
                acknowledged(producer, Topics.MEASUREMENTS);
                long between = flushes();
                acknowledged(producer, Topics.SIGNALS);

                assertThat(between - before).isLessThan(RECORDS / 2);
                assertThat(flushes() - between).isGreaterThanOrEqualTo(RECORDS);
            }
        }
    }

    private static void acknowledged(KafkaProducer<String, byte[]> producer, String topic) throws Exception {
        for (int i = 0; i < RECORDS; i++) {
            producer.send(new ProducerRecord<>(topic, "device-" + i, "{}".getBytes(UTF_8)))
                    .get(20, TimeUnit.SECONDS);
        }
    }

    private static long flushes() throws Exception {
        Object count = ManagementFactory.getPlatformMBeanServer().getAttribute(new ObjectName(FLUSHES), "Count");
        return ((Number) count).longValue();
    }

    private static Map<String, String> flushMessages(Admin admin, Set<String> topics) throws Exception {
        List<ConfigResource> asked = new ArrayList<>();
        topics.forEach(topic -> asked.add(new ConfigResource(ConfigResource.Type.TOPIC, topic)));
        Map<String, String> said = new TreeMap<>();
        admin.describeConfigs(asked)
                .all()
                .get(20, TimeUnit.SECONDS)
                .forEach((topic, config) -> said.put(
                        topic.name(),
                        config.get(TopicConfig.FLUSH_MESSAGES_INTERVAL_CONFIG).value()));
        return said;
    }
}
