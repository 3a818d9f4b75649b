package firewatch.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaTest {
    private static final String TOPIC = "smoke";
    private static final int MANY = 100;

    @TempDir
    Path folder;

    @Test
    void keepsRecordsOverARestartOnAnotherPort() throws Exception {
        List<String> said;
        int before;
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder, 0)) {
            before = kafka.port();
            said = say(kafka.clientSettings());
        }
        try (ServerSocket _ = new ServerSocket(before, 1, InetAddress.getLoopbackAddress());
                EmbeddedKafka kafka = EmbeddedKafka.start(folder, 0)) {
            assertThat(kafka.port()).isNotEqualTo(before);
            assertThat(heard(kafka.clientSettings())).isEqualTo(said);
        }
        assertThat(Files.getPosixFilePermissions(folder.resolve("password")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void keepsWhatItAcceptedWhenItIsKilled() throws Exception {
        try (SeparateProcess broker = SeparateProcess.start(Broker.class, folder)) {
            broker.awaitLine("accepted");
            broker.kill();
        }
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder, 0)) {
            assertThat(heard(kafka.clientSettings())).hasSize(MANY);
        }
    }

    @Test
    void answersNobodyWithoutThePassword() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder, 0)) {
            Map<String, Object> wrong = new HashMap<>(kafka.clientSettings());
            wrong.computeIfPresent(
                    "sasl.jaas.config", (_, jaas) -> jaas.toString().replaceFirst("password=\"[^\"]+", "password=\"x"));
            try (Admin admin = Admin.create(wrong)) {
                assertThatThrownBy(() -> admin.describeCluster().nodes().get(20, TimeUnit.SECONDS))
                        .hasCauseInstanceOf(SaslAuthenticationException.class);
            }
            Map<String, Object> open = Map.of(
                    "bootstrap.servers",
                    kafka.clientSettings().get("bootstrap.servers"),
                    "default.api.timeout.ms",
                    1500,
                    "request.timeout.ms",
                    1000);
            try (Admin admin = Admin.create(open)) {
                assertThatThrownBy(() -> admin.describeCluster().nodes().get(20, TimeUnit.SECONDS))
                        .isInstanceOf(ExecutionException.class);
            }
        }
    }

    static List<String> say(Map<String, String> settings) throws Exception {
        Map<String, Object> client = new HashMap<>(settings);
        try (Admin admin = Admin.create(client)) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get(20, TimeUnit.SECONDS);
        }
        client.put("acks", "all");
        List<String> said = IntStream.range(0, MANY).mapToObj(i -> "fire " + i).toList();
        try (var producer = new KafkaProducer<>(client, new StringSerializer(), new StringSerializer())) {
            for (String word : said) {
                producer.send(new ProducerRecord<>(TOPIC, word)).get(20, TimeUnit.SECONDS);
            }
        }
        return said;
    }

    private static List<String> heard(Map<String, String> settings) {
        List<String> heard = new ArrayList<>();
        try (var consumer =
                new KafkaConsumer<>(new HashMap<>(settings), new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> all = List.of(new TopicPartition(TOPIC, 0));
            consumer.assign(all);
            consumer.seekToBeginning(all);
            long end = consumer.endOffsets(all, Duration.ofSeconds(20)).get(all.getFirst());
            while (consumer.position(all.getFirst(), Duration.ofSeconds(20)) < end) {
                consumer.poll(Duration.ofSeconds(1))
                        .forEach((ConsumerRecord<String, String> r) -> heard.add(r.value()));
            }
        }
        return heard;
    }

    /** A process that has a broker, gets its records accepted, and then waits to be killed. */
    static final class Broker {
        private Broker() {}

        public static void main(String[] arguments) throws Exception {
            EmbeddedKafka kafka = EmbeddedKafka.start(Path.of(arguments[0]), 0);
            say(kafka.clientSettings());
            System.out.println("accepted");
            Thread.currentThread().join();
        }
    }
}
