package firewatch.rules.stream;

import firewatch.events.DeviceSignal;
import firewatch.events.Signal.ConditionChanged;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jboss.logging.Logger;

/** Counts what the watch concludes; its clock measures, and decides nothing. */
public final class WatchMeter {
    private static final Logger LOG = Logger.getLogger(WatchMeter.class);

    private final MeterRegistry registry;
    private final Clock clock;
    private final Counter unreadable;
    private final AtomicLong newestTick = new AtomicLong();
    private final AtomicLong deadlines = new AtomicLong();

    public WatchMeter(MeterRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
        unreadable = registry.counter("fire.measurements.unreadable");
        Gauge.builder("fire.watch.behind", this, WatchMeter::behindSeconds)
                .description("seconds since the last tick that the watch has seen")
                .register(registry);
        Gauge.builder("fire.watch.deadlines", deadlines, AtomicLong::get)
                .description("deadlines of the partition that ticked last")
                .register(registry);
    }

    private double behindSeconds() {
        long newest = newestTick.get();
        return newest == 0
                ? 0
                : Duration.between(Instant.ofEpochMilli(newest), clock.instant())
                                .toMillis()
                        / 1000.0;
    }

    void ticked(Instant at, int armed) {
        newestTick.set(at.toEpochMilli());
        deadlines.set(armed);
    }

    void said(DeviceSignal signal) {
        if (signal.signal() instanceof ConditionChanged changed) {
            registry.counter(
                            "fire.watch.concluded",
                            "condition",
                            changed.condition().wireName(),
                            "change",
                            changed.began() ? "began" : "ended")
                    .increment();
        }
    }

    void unreadable(RecordMetadata place, RuntimeException reason) {
        unreadable.increment();
        LOG.errorf(reason, "the record %s-%d@%d is a dead letter", place.topic(), place.partition(), place.offset());
    }
}
