package firewatch.ingest.publish;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;

/** Lanes upon producers that a test chooses. */
public final class TestLanes {
    private TestLanes() {}

    public static Lanes of(
            Supplier<Producer<byte[], byte[]>> signals,
            Supplier<Producer<byte[], byte[]>> measurements,
            PublishConfig config,
            MeterRegistry meters) {
        return new Lanes(signals, measurements, config, meters);
    }

    public static Supplier<Producer<byte[], byte[]>> realSignals(Map<String, Object> kafka) {
        return () -> new KafkaProducer<>(KafkaSettings.signals(kafka));
    }

    public static Supplier<Producer<byte[], byte[]>> realMeasurements(Map<String, Object> kafka, PublishConfig config) {
        return () -> new KafkaProducer<>(KafkaSettings.measurements(kafka, config.measurementLinger()));
    }
}
