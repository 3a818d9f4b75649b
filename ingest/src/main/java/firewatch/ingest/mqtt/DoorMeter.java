package firewatch.ingest.mqtt;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** What the front door measures of itself. */
final class DoorMeter {
    private final MeterRegistry meters;
    private final Timer urgent;
    private final Timer bulk;
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger unauthenticated = new AtomicInteger();

    DoorMeter(MeterRegistry meters) {
        this.meters = meters;
        this.urgent = timer("signals");
        this.bulk = timer("measurements");
        meters.gauge("fire.mqtt.connections", connections);
        meters.gauge("fire.mqtt.unauthenticated", unauthenticated);
    }

    private Timer timer(String lane) {
        return Timer.builder("fire.ingest.ack")
                .description("from the PUBLISH seen to its PUBACK, which is when Kafka has it")
                .tag("lane", lane)
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofSeconds(10))
                .register(meters);
    }

    void acknowledged(AckQueue.Entry entry, long now) {
        (entry.isUrgent() ? urgent : bulk).record(now - entry.seenAt(), TimeUnit.NANOSECONDS);
    }

    /** Something was refused at the door: a connection, a message, a subscription. */
    void refused(String reason) {
        meters.counter("fire.mqtt.refused", "reason", reason).increment();
    }

    int connected() {
        return connections.incrementAndGet();
    }

    void disconnected() {
        connections.decrementAndGet();
    }

    int waiting() {
        return unauthenticated.incrementAndGet();
    }

    void waitedEnough() {
        unauthenticated.decrementAndGet();
    }
}
