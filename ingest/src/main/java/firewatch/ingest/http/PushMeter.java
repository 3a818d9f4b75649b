package firewatch.ingest.http;

import firewatch.access.Refused;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** What HTTP push measures of itself. */
@Singleton
class PushMeter {
    private final MeterRegistry meters;
    private final Timer answered;

    PushMeter(MeterRegistry meters) {
        this.meters = meters;
        this.answered = Timer.builder("fire.push.answer")
                .description("from the message seen to its answer, which is when Kafka has it")
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofSeconds(10))
                .register(meters);
    }

    void answered(long nanos) {
        answered.record(nanos, TimeUnit.NANOSECONDS);
    }

    /** Counts that a message was not taken, and gives its answer back. */
    Refused refused(String reason, Refused answer) {
        meters.counter("fire.push.refused", "reason", reason).increment();
        return answer;
    }
}
