package firewatch.sim.bench;

import firewatch.sim.centre.Site;
import firewatch.sim.measure.Await;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * The very records that the bench left in the measurement lane, sent to a topic of their own on the same Kafka as the ear
 * sends them and as fast as they are acknowledged, while the centre has nothing else to do.
 */
public final class KafkaReference {
    private static final String NAME = "Kafka by itself, in the idle centre";
    private static final String TOPIC = "bench.reference.v1";
    private static final int PARTITIONS = 4;
    private static final int AT_ONCE = 256;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final double IDLE = 0.2;
    private static final Duration WARM_UP = Duration.ofSeconds(4);
    private static final Duration COUNTED = Duration.ofSeconds(5);

    private final Site site;
    private final LongAdder acknowledged = new LongAdder();
    private final AtomicReference<@Nullable Exception> refusal = new AtomicReference<>();
    private int turn;

    public KafkaReference(Site site) {
        this.site = site;
    }

    public Reference take() throws InterruptedException {
        try {
            Map<String, Object> login = Map.copyOf(site.kafka());
            List<ConsumerRecord<byte[], byte[]>> records = LaneRecords.of(login);
            if (records.isEmpty()) {
                return new Reference.Missing(NAME, "there is no record in the lane");
            }
            try (Admin admin = Admin.create(login)) {
                admin.createTopics(List.of(new NewTopic(TOPIC, PARTITIONS, (short) 1)))
                        .all()
                        .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
                try {
                    return play(login, records);
                } finally {
                    admin.deleteTopics(List.of(TOPIC)).all().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
                }
            }
        } catch (IOException | KafkaException | ExecutionException | TimeoutException e) {
            return new Reference.Missing(NAME, root(e));
        }
    }

    private static String root(Throwable trouble) {
        Throwable cause = trouble.getCause();
        return cause == null ? trouble.toString() : root(cause);
    }

    private Reference play(Map<String, Object> login, List<ConsumerRecord<byte[], byte[]>> records)
            throws InterruptedException {
        if (!Await.until(PATIENCE, this::isIdle)) {
            return new Reference.Missing(NAME, "the centre is still at work");
        }
        try (Producer<byte[], byte[]> producer = new KafkaProducer<>(asTheEar(login))) {
            send(producer, records, WARM_UP);
            Mark begin = mark();
            send(producer, records, COUNTED);
            Mark end = mark();
            producer.close(PATIENCE);
            Exception refused = refusal.get();
            return refused == null
                    ? begin.until(end, NAME, LaneRecords.meanBytes(records))
                    : new Reference.Missing(NAME, root(refused));
        }
    }

    private boolean isIdle() throws InterruptedException {
        long before = site.kafkaFigures().cpuMillis();
        Thread.sleep(LOOK);
        return site.kafkaFigures().cpuMillis() - before < LOOK.toMillis() * IDLE;
    }

    private Mark mark() {
        return Mark.now(acknowledged.sum(), site.kafkaFigures());
    }

    /** The sender waits by itself where as much is on its way as its memory holds. */
    private void send(
            Producer<byte[], byte[]> producer, List<ConsumerRecord<byte[], byte[]>> records, Duration howLong) {
        Callback receipt = (where, trouble) -> {
            if (trouble == null) {
                acknowledged.increment();
            } else {
                refusal.set(trouble);
            }
        };
        long begin = System.nanoTime();
        while (System.nanoTime() - begin < howLong.toNanos()) {
            for (int i = 0; i < AT_ONCE; i++) {
                ConsumerRecord<byte[], byte[]> next = records.get(turn);
                turn = (turn + 1) % records.size();
                producer.send(new ProducerRecord<>(TOPIC, next.key(), next.value()), receipt);
            }
        }
    }

    /** The settings of the ear's measurement lane, but that it gives up. */
    private static Map<String, Object> asTheEar(Map<String, Object> login) {
        Map<String, Object> settings = new HashMap<>(login);
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 5);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 5);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 128 * 1024);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, (int) PATIENCE.toMillis());
        return settings;
    }
}
