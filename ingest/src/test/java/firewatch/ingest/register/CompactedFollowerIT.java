package firewatch.ingest.register;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import firewatch.events.Topics;
import firewatch.events.kafka.TopicSetup;
import firewatch.realparts.RealKafka;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberToRemove;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** Whoever follows the register is never taken back to what it said before. */
class CompactedFollowerIT {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String GROUP = "test-follower-" + UUID.randomUUID();
    private static final String INSTANCE = "follower";

    private final Map<String, Object> kafka = Map.copyOf(RealKafka.clientSettings());
    private final String key = "followed-" + UUID.randomUUID();
    private final List<String> applied = new CopyOnWriteArrayList<>();

    @Test
    void oneThatWasPutOutOfItsGroupGoesOnWhereItWas() throws Exception {
        TopicSetup.ensure(kafka);
        write("old");
        write("new");
        CompactedFollower follower =
                new CompactedFollower(RealKafka.reading(kafka), GROUP, INSTANCE, List.of(Topics.RULES), record -> {
                    if (record.key().equals(key)) {
                        applied.add(new String(record.value(), UTF_8));
                    }
                });
        follower.start();
        try {
            follower.read().get(30, TimeUnit.SECONDS);
            assertThat(applied).containsExactly("old", "new");

            putOut();
            await().atMost(SOON).until(this::isBack);
            write("newer");

            await().atMost(SOON).until(() -> applied.contains("newer"));
            assertThat(applied).containsExactly("old", "new", "newer");
            assertThat(follower.isAlive()).isTrue();
        } finally {
            follower.stop();
        }
    }

    private void write(String value) throws Exception {
        try (var producer = new KafkaProducer<>(kafka, new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(Topics.RULES, key, value.getBytes(UTF_8)))
                    .get(20, TimeUnit.SECONDS);
        }
    }

    private void putOut() throws Exception {
        try (Admin admin = Admin.create(kafka)) {
            admin.removeMembersFromConsumerGroup(
                            GROUP, new RemoveMembersFromConsumerGroupOptions(List.of(new MemberToRemove(INSTANCE))))
                    .all()
                    .get(20, TimeUnit.SECONDS);
        }
    }

    private boolean isBack() throws Exception {
        try (Admin admin = Admin.create(kafka)) {
            return admin
                    .describeConsumerGroups(List.of(GROUP))
                    .all()
                    .get(20, TimeUnit.SECONDS)
                    .get(GROUP)
                    .members()
                    .stream()
                    .anyMatch(member -> !member.assignment().topicPartitions().isEmpty());
        }
    }
}
