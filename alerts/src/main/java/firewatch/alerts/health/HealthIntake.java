package firewatch.alerts.health;

import firewatch.events.EventJson;
import firewatch.events.HealthEvent;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The way of building health into the database, by a consumer and a thread of its own, so that no fire waits for it. Of a
 * batch only the newest word on each building counts. What cannot be stored is left out after some tries, since it is told
 * again with the next change; no fire depends on it.
 */
@ApplicationScoped
public class HealthIntake {
    private static final Logger LOG = Logger.getLogger(HealthIntake.class);
    private static final int TRIES = 20;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final HealthStore store;
    private final Counter unreadable;
    private final Counter leftOut;
    private final CountDownLatch ending = new CountDownLatch(1);

    HealthIntake(HealthStore store, MeterRegistry meters) {
        this.store = store;
        unreadable = meters.counter("fire.health.unreadable");
        leftOut = meters.counter("fire.health.left.out");
    }

    @Incoming("alerts-health-in")
    @Blocking("alerts-health")
    void take(ConsumerRecords<byte[], byte[]> records) {
        Map<String, HealthEvent> newest = new LinkedHashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            HealthEvent event = read(record);
            if (event != null) {
                newest.put(event.building().value(), event);
            }
        }
        if (!newest.isEmpty()) {
            keep(newest);
        }
    }

    private @Nullable HealthEvent read(ConsumerRecord<byte[], byte[]> record) {
        byte[] value = record.value();
        try {
            return value == null ? null : EventJson.read(value, HealthEvent.class);
        } catch (EventJson.UnreadableEventException e) {
            unreadable.increment();
            LOG.errorf("the health at offset %d is unreadable: %s", record.offset(), e.getMessage());
            return null;
        }
    }

    private void keep(Map<String, HealthEvent> newest) {
        Duration pause = FIRST_PAUSE;
        for (int tries = 1; ; tries++) {
            try {
                store.keep(newest.values());
                return;
            } catch (RuntimeException e) {
                if (tries == TRIES) {
                    leftOut.increment(newest.size());
                    LOG.errorf(e, "the health of %d buildings is left out", newest.size());
                    return;
                }
                LOG.warnf("the health of %d buildings waits: %s", newest.size(), e.getMessage());
                rest(pause);
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        }
    }

    private void rest(Duration pause) {
        try {
            if (ending.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("this service ends; what is not stored comes again");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted; what is not stored comes again", e);
        }
    }

    @PreDestroy
    void end() {
        ending.countDown();
    }
}
