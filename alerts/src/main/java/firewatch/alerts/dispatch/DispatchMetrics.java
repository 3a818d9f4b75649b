package firewatch.alerts.dispatch;

import firewatch.alerts.channel.Outcome;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** What is measured of dispatch: attempts by outcome, how long a new alarm takes to be accepted, and the backlog's age. */
@Singleton
class DispatchMetrics {
    private final MeterRegistry registry;
    private final AtomicLong backlogMillis = new AtomicLong();

    DispatchMetrics(MeterRegistry registry) {
        this.registry = registry;
        Gauge.builder("fire.delivery.backlog.age", backlogMillis, millis -> millis.get() / 1000.0)
                .description("How long the oldest message that is due has been waiting to be accepted")
                .baseUnit("seconds")
                .register(registry);
    }

    void attempted(String channel, Outcome outcome) {
        registry.counter("fire.delivery", "channel", channel, "outcome", outcome.label())
                .increment();
    }

    /** The first page of an alarm was accepted. */
    void accepted(String channel, Instant received, Instant accepted) {
        Timer.builder("fire.delivery.latency")
                .description("From hearing an alarm's first signal to a receiver's acceptance of its first page")
                .tag("channel", channel)
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofMinutes(10))
                .register(registry)
                .record(Duration.between(received, accepted));
    }

    void backlog(Duration age) {
        backlogMillis.set(age.toMillis());
    }
}
