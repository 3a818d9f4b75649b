package firewatch.ingest.tcp;

import firewatch.ingest.decode.gb26875.Command;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** What the server measures of itself. */
final class LineMeter {
    private final MeterRegistry meters;
    private final Timer answered;
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger unidentified = new AtomicInteger();

    LineMeter(MeterRegistry meters) {
        this.meters = meters;
        this.answered = Timer.builder("fire.gb26875.answer")
                .description("from the frame seen to its answer, which is when Kafka has it")
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofSeconds(10))
                .register(meters);
        meters.gauge("fire.gb26875.connections", connections);
        meters.gauge("fire.gb26875.unidentified", unidentified);
    }

    void answered(@Nullable Command answer, long nanos) {
        answered.record(nanos, TimeUnit.NANOSECONDS);
        String label = answer == null ? "none" : answer.name().toLowerCase(Locale.ROOT);
        meters.counter("fire.gb26875.frames", "answer", label).increment();
    }

    /** Something was refused: a connection, a frame. */
    void refused(String reason) {
        meters.counter("fire.gb26875.refused", "reason", reason).increment();
    }

    int connected() {
        return connections.incrementAndGet();
    }

    void disconnected() {
        connections.decrementAndGet();
    }

    int unidentified() {
        return unidentified.incrementAndGet();
    }

    void identified() {
        unidentified.decrementAndGet();
    }
}
