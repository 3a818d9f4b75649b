package firewatch.alerts.register;

import firewatch.events.Topics;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** What the register knows of the ear: how far each running one has read the credentials. */
@ApplicationScoped
class Ear {
    private static final String GROUPS = "firewatch-ingest-register-";
    private static final TopicPartition CREDENTIALS = new TopicPartition(Topics.CREDENTIALS, 0);
    private static final Set<GroupState> LIVE = Set.of(
            GroupState.STABLE,
            GroupState.PREPARING_REBALANCE,
            GroupState.COMPLETING_REBALANCE,
            GroupState.ASSIGNING,
            GroupState.RECONCILING);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);

    private final Map<String, Object> kafka;
    private @Nullable Admin admin;

    Ear(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.kafka = kafka;
    }

    /** Waits until every running ear has read to the present end of the credentials; false where time ran out. */
    boolean awaitKnowsAll(Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            long end = ask(
                            admin().listOffsets(Map.of(CREDENTIALS, OffsetSpec.latest()))
                                    .partitionResult(CREDENTIALS),
                            deadline)
                    .offset();
            while (!allHaveRead(end, deadline)) {
                if (System.nanoTime() + BETWEEN_LOOKS.toNanos() > deadline) {
                    return false;
                }
                Thread.sleep(BETWEEN_LOOKS);
            }
            return true;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }

    private boolean allHaveRead(long end, long deadline)
            throws ExecutionException, TimeoutException, InterruptedException {
        List<String> live = ask(
                        admin().listGroups(ListGroupsOptions.forConsumerGroups())
                                .valid(),
                        deadline)
                .stream()
                .filter(group -> group.groupId().startsWith(GROUPS))
                .filter(group -> group.groupState().filter(LIVE::contains).isPresent())
                .map(group -> group.groupId())
                .toList();
        if (live.isEmpty()) {
            return true;
        }
        var asked = new ListConsumerGroupOffsetsSpec().topicPartitions(List.of(CREDENTIALS));
        var positions = ask(
                admin().listConsumerGroupOffsets(live.stream().collect(Collectors.toMap(id -> id, id -> asked)))
                        .all(),
                deadline);
        return positions.values().stream().allMatch(position -> hasRead(position.get(CREDENTIALS), end));
    }

    private static boolean hasRead(@Nullable OffsetAndMetadata position, long end) {
        return end == 0 || (position != null && position.offset() >= end);
    }

    private static <T> T ask(KafkaFuture<T> answer, long deadline)
            throws ExecutionException, TimeoutException, InterruptedException {
        return answer.get(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
    }

    private synchronized Admin admin() {
        if (admin == null) {
            Map<String, Object> settings = new HashMap<>(kafka);
            settings.put(AdminClientConfig.CLIENT_ID_CONFIG, "firewatch-alerts-register");
            admin = Admin.create(settings);
        }
        return admin;
    }

    synchronized void close(@Observes ShutdownEvent event) {
        if (admin != null) {
            admin.close(Duration.ofSeconds(1));
        }
    }
}
