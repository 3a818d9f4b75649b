package firewatch.history.intake;

import firewatch.events.Contact;
import firewatch.events.DeadLetter;
import firewatch.events.DeviceSignal;
import firewatch.events.EventJson;
import firewatch.events.EventJson.UnreadableEventException;
import firewatch.events.HeardReader;
import firewatch.events.SignalId;
import firewatch.events.Tick;
import firewatch.events.kafka.Background;
import firewatch.events.kafka.RightOfWay;
import firewatch.history.store.Batch;
import firewatch.history.store.Batch.Lane;
import firewatch.history.store.Batch.LaneStretch;
import firewatch.history.store.MeasurementStore;
import firewatch.history.store.Outcome.Forgot;
import firewatch.history.store.Outcome.Stored;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.Record;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** Stores the measurement lane, batch by batch; a batch is done when its rows and its offsets are committed together. */
@ApplicationScoped
public class MeasurementIntake {
    private static final Logger LOG = Logger.getLogger(MeasurementIntake.class);
    /** So many readings are stored together while alarms come; else all that were fetched. */
    private static final int A_PIECE = 500;

    private final HeardReader reader = new HeardReader();
    private final RightOfWay alarms = new RightOfWay();
    private final MeasurementStore store;
    private final IntakeState state;
    private final MutinyEmitter<Record<String, byte[]>> deadLetters;
    private final Map<String, Object> kafka;
    private final Clock clock;
    /** By {@link System#nanoTime}, as the clock may be set meanwhile. */
    private final long begin;

    private final CountDownLatch ending = new CountDownLatch(1);
    private final Counter stored;
    private final Counter again;
    private final Counter unreadable;

    MeasurementIntake(
            MeasurementStore store,
            @Readiness IntakeState state,
            @Channel("history-dead-letters-out") MutinyEmitter<Record<String, byte[]>> deadLetters,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            Clock clock,
            MeterRegistry metrics,
            @ConfigProperty(name = "history.start-after", defaultValue = "PT15S") Duration startAfter) {
        this.begin = System.nanoTime() + startAfter.toNanos();
        this.store = store;
        this.state = state;
        this.deadLetters = deadLetters;
        this.kafka = kafka;
        this.clock = clock;
        this.stored = metrics.counter("fire.history.readings", "outcome", "stored");
        this.again = metrics.counter("fire.history.readings", "outcome", "known");
        this.unreadable = metrics.counter("fire.history.unreadable");
    }

    @Incoming("history-measurements-in")
    @Blocking
    void take(ConsumerRecords<String, byte[]> records) throws InterruptedException {
        awaitBegin();
        try (Background _ = Background.begin()) {
            Instant newest = newest(records);
            Batch batch = new Batch();
            for (ConsumerRecord<String, byte[]> consumed : records) {
                add(consumed, batch);
                if (batch.size() >= A_PIECE && RightOfWay.isWanted()) {
                    store(batch, newest);
                    batch = new Batch();
                }
            }
            store(batch, newest);
        }
    }

    private void store(Batch batch, Instant newest) throws InterruptedException {
        alarms.give();
        storeUntilItIs(batch, newest);
    }

    /** After a start alarms come first: readings wait in Kafka until those had the machine to themselves for a while. */
    private void awaitBegin() throws InterruptedException {
        long left = begin - System.nanoTime();
        if (left > 0) {
            ending.await(left, TimeUnit.NANOSECONDS);
        }
    }

    void end(@Observes ShutdownEvent event) {
        ending.countDown();
    }

    private void add(ConsumerRecord<String, byte[]> consumed, Batch batch) {
        Lane lane = new Lane(consumed.topic(), consumed.partition());
        batch.covers(new LaneStretch(lane, consumed.offset(), consumed.offset() + 1));
        try {
            switch (reader.read(consumed.value())) {
                case DeviceSignal signal -> batch.add(signal);
                case Contact _, Tick _ -> {}
            }
        } catch (UnreadableEventException e) {
            unreadable.increment();
            deadLetters
                    .send(Record.of(consumed.key(), EventJson.write(deadLetter(consumed))))
                    .await()
                    .indefinitely();
        }
    }

    /** A database that is away is waited for: the lane stands still, and readiness says so. */
    private void storeUntilItIs(Batch batch, Instant newest) throws InterruptedException {
        while (true) {
            switch (state.readings().untilDone(() -> store.store(batch))) {
                case Stored(int fresh) -> {
                    stored.increment(fresh);
                    again.increment(Math.max(0, batch.size() - fresh));
                    state.stored(Duration.between(newest, clock.instant()));
                    return;
                }
                case Forgot(List<LaneStretch> before) -> storeAgain(before, newest);
            }
        }
    }

    private void storeAgain(List<LaneStretch> forgotten, Instant newest) throws InterruptedException {
        for (LaneStretch stretch : forgotten) {
            LOG.warnf("the database crashed and has forgotten %s, which is taken from the lane again", stretch);
            try (LaneReader lane = new LaneReader(kafka, stretch)) {
                while (!lane.isDone()) {
                    LaneReader.Part part = lane.next();
                    Batch batch = new Batch();
                    batch.covers(part.stretch());
                    part.records().forEach(consumed -> add(consumed, batch));
                    store(batch, newest);
                }
            }
        }
    }

    private static Instant newest(ConsumerRecords<String, byte[]> records) {
        long newest = 0;
        for (ConsumerRecord<String, byte[]> consumed : records) {
            newest = Math.max(newest, consumed.timestamp());
        }
        return Instant.ofEpochMilli(newest);
    }

    private DeadLetter deadLetter(ConsumerRecord<String, byte[]> consumed) {
        Instant now = clock.instant();
        String source = consumed.topic() + "/" + consumed.partition() + "/" + consumed.offset();
        return new DeadLetter(
                SignalId.mint(now, RandomGenerator.getDefault()),
                null,
                "event",
                source,
                "unreadable_event",
                "A record of the measurement lane is no event that this release can read.",
                now,
                consumed.value());
    }
}
