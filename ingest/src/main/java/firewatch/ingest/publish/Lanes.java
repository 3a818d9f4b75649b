package firewatch.ingest.publish;

import firewatch.events.kafka.Background;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;

/** The two lanes into Kafka: what is urgent never waits behind what is many. */
@Singleton
public class Lanes {
    /** In a slow start; the rest waits with those who sent it. */
    private static final int MEASUREMENTS_A_SECOND = 300;

    private final Lane signals;
    private final Lane measurements;
    private final Room mixed;
    private final PublishConfig config;

    @Inject
    public Lanes(
            @Identifier("default-kafka-broker") Map<String, Object> kafka, PublishConfig config, MeterRegistry meters) {
        this(
                () -> new KafkaProducer<>(KafkaSettings.signals(kafka)),
                () -> measuring(KafkaSettings.measurements(kafka, config.measurementLinger())),
                config,
                meters);
    }

    Lanes(
            Supplier<Producer<byte[], byte[]>> signals,
            Supplier<Producer<byte[], byte[]>> measurements,
            PublishConfig config,
            MeterRegistry meters) {
        this.config = config;
        this.signals = lane("signals", signals, SlowStart.none(), Thread.NORM_PRIORITY, meters);
        SlowStart slow = new SlowStart(config.measurementSlowStart(), MEASUREMENTS_A_SECOND);
        this.measurements = lane("measurements", measurements, slow, Thread.MIN_PRIORITY, meters);
        this.mixed = new Room(config.laneBytes());
    }

    private static Producer<byte[], byte[]> measuring(Map<String, Object> settings) {
        try (Background _ = Background.begin()) {
            return new KafkaProducer<>(settings);
        }
    }

    private Lane lane(
            String name,
            Supplier<Producer<byte[], byte[]>> producer,
            SlowStart slowStart,
            int priority,
            MeterRegistry meters) {
        Lane lane = new Lane(name, producer, new Room(config.laneBytes()), slowStart, config.stuckAfter(), priority);
        meters.gauge(
                "fire.ingest.queue", List.of(io.micrometer.core.instrument.Tag.of("lane", name)), lane, Lane::pending);
        meters.more()
                .counter(
                        "fire.ingest.unwritable",
                        List.of(io.micrometer.core.instrument.Tag.of("lane", name)),
                        lane,
                        Lane::leftOut);
        return lane;
    }

    Lane signals() {
        return signals;
    }

    Lane measurements() {
        return measurements;
    }

    /** How much is taken by messages of which a part goes on either lane. */
    Room mixed() {
        return mixed;
    }

    public void start() {
        signals.start();
        measurements.start();
    }

    /** Ends both; what waits is sent before, as long as the settings allow. */
    public void close() {
        signals.close(config.closeWithin());
        measurements.close(config.closeWithin());
    }

    /** Whether either lane is so full that those who fill it are not read. */
    public boolean isCrowded() {
        return signals.room().isCrowded() || measurements.room().isCrowded();
    }

    /** One sentence for each lane that does not move though it should. */
    public List<String> whyStuck() {
        return List.of(signals, measurements).stream()
                .flatMap(lane -> lane.whyStuck().stream())
                .toList();
    }
}
