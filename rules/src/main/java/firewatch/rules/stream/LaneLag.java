package firewatch.rules.stream;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** How many records a lane is behind, per partition: asked of the broker, so that it is told of a dead lane too. */
final class LaneLag implements AutoCloseable {
    private static final Duration EVERY = Duration.ofSeconds(2);
    private static final long ANSWER_MILLIS = 5_000;

    private final String lane;
    private final String group;
    private final String topic;
    private final int partitions;
    private final Admin admin;
    private final MeterRegistry registry;
    private final Map<Integer, AtomicLong> behind = new ConcurrentHashMap<>();
    private final Map<Integer, Standing> standing = new ConcurrentHashMap<>();
    private final ScheduledExecutorService asking = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("fire-lane-lag-", 0).factory());
    private volatile @Nullable String unknownBecause = "not asked yet";

    /** Since when a partition has had records behind this place and not moved from it. */
    private record Standing(long offset, long sinceNanos) {}

    LaneLag(
            String lane,
            String group,
            String topic,
            int partitions,
            Map<String, Object> kafka,
            MeterRegistry registry) {
        this.lane = lane;
        this.group = group;
        this.topic = topic;
        this.partitions = partitions;
        this.registry = registry;
        admin = Admin.create(Map.copyOf(kafka));
    }

    void start() {
        asking.scheduleWithFixedDelay(this::ask, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    long total() {
        return behind.values().stream().mapToLong(AtomicLong::get).sum();
    }

    /** How long the records of some partition have waited while none of them was judged. */
    Duration longestStanding() {
        long now = System.nanoTime();
        return standing.values().stream()
                .map(place -> Duration.ofNanos(now - place.sinceNanos()))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    /** Why nobody knows how far the lane is behind; null where it is known. */
    @Nullable
    String unknownBecause() {
        return unknownBecause;
    }

    private void ask() {
        try {
            Map<TopicPartition, OffsetAndMetadata> done = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get(ANSWER_MILLIS, TimeUnit.MILLISECONDS);
            Map<TopicPartition, ListOffsetsResultInfo> ends = offsets(OffsetSpec.latest());
            Map<TopicPartition, ListOffsetsResultInfo> starts = offsets(OffsetSpec.earliest());
            ends.forEach((partition, end) -> {
                OffsetAndMetadata committed = done.get(partition);
                ListOffsetsResultInfo start = starts.getOrDefault(partition, end);
                long from = committed == null ? start.offset() : committed.offset();
                note(partition.partition(), from, Math.max(0, end.offset() - from));
            });
            unknownBecause = null;
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            unknownBecause = "the brokers do not answer";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Map<TopicPartition, ListOffsetsResultInfo> offsets(OffsetSpec spec)
            throws ExecutionException, InterruptedException, TimeoutException {
        Map<TopicPartition, OffsetSpec> wanted = IntStream.range(0, partitions)
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .collect(Collectors.toMap(partition -> partition, _ -> spec));
        return admin.listOffsets(wanted).all().get(ANSWER_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void note(int partition, long from, long records) {
        behind.computeIfAbsent(partition, this::gauge).set(records);
        if (records == 0) {
            standing.remove(partition);
        } else {
            standing.merge(
                    partition,
                    new Standing(from, System.nanoTime()),
                    (known, now) -> known.offset() == from ? known : now);
        }
    }

    private AtomicLong gauge(int partition) {
        AtomicLong records = new AtomicLong();
        Gauge.builder("fire.lane.lag", records, AtomicLong::get)
                .tag("service", "rules")
                .tag("lane", lane)
                .tag("partition", Integer.toString(partition))
                .description("records that wait to be judged")
                .register(registry);
        return records;
    }

    @Override
    public void close() {
        asking.shutdownNow();
        admin.close(Duration.ofSeconds(1));
    }
}
