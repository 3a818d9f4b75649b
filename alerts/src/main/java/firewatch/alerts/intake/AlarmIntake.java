package firewatch.alerts.intake;

import firewatch.alerts.ledger.AlarmLedger;
import firewatch.alerts.ledger.DeadLetterStore;
import firewatch.events.AlarmClass;
import firewatch.events.AlarmEpisode;
import firewatch.events.AlarmEvent;
import firewatch.events.DeadLetter;
import firewatch.events.EpisodeConfirmed;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * The way of episodes into the ledger. A batch is acknowledged, and its offsets go on, only after all of it is committed:
 * fires first, in a transaction of their own. What cannot be read or stored is kept as a dead letter; while the database
 * is away the lane waits for it.
 */
@ApplicationScoped
public class AlarmIntake {
    private static final int TRIES_OF_A_REFUSED_RECORD = 5;

    private final Lane lane;
    private final AlarmLedger ledger;
    private final DeadLetterStore deadLetters;
    private final MeterRegistry meters;

    AlarmIntake(Lanes lanes, AlarmLedger ledger, DeadLetterStore deadLetters, MeterRegistry meters) {
        lane = lanes.alarms();
        this.ledger = ledger;
        this.deadLetters = deadLetters;
        this.meters = meters;
    }

    @Incoming(Lanes.ALARMS)
    @Blocking
    void take(ConsumerRecords<byte[], byte[]> records) {
        Instant oldest = StreamSupport.stream(records.spliterator(), false)
                .map(record -> Instant.ofEpochMilli(record.timestamp()))
                .min(Instant::compareTo)
                .orElse(Instant.EPOCH);
        lane.work(oldest, () -> sort(records).take());
    }

    private Batch sort(Iterable<ConsumerRecord<byte[], byte[]>> records) {
        Batch batch = new Batch();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            switch (Told.alarm(record)) {
                case Told.Event<AlarmEvent> told when isUrgent(told.event()) -> batch.urgent.add(told);
                case Told.Event<AlarmEvent> told -> batch.others.add(told);
                case Told.Unreadable<AlarmEvent>(var letter) -> batch.unreadable.add(letter);
            }
        }
        return batch;
    }

    private static boolean isUrgent(AlarmEvent event) {
        return switch (event) {
            case AlarmEpisode episode -> episode.alarmClass() == AlarmClass.FIRE;
            case EpisodeConfirmed _ -> true;
        };
    }

    private final class Batch {
        private final List<Told.Event<AlarmEvent>> urgent = new ArrayList<>();
        private final List<Told.Event<AlarmEvent>> others = new ArrayList<>();
        private final List<DeadLetter> unreadable = new ArrayList<>();

        void take() {
            together(urgent);
            together(others);
            unreadable.forEach(AlarmIntake.this::bury);
        }
    }

    private void together(List<Told.Event<AlarmEvent>> told) {
        if (told.isEmpty()) {
            return;
        }
        List<AlarmEvent> events = told.stream().map(Told.Event::event).toList();
        boolean done = lane.insist(() -> ledger.take(events), (failure, _) -> Failures.isRefusal(failure));
        if (!done) {
            told.forEach(this::alone);
        }
    }

    private void alone(Told.Event<AlarmEvent> told) {
        boolean done = lane.insist(
                () -> ledger.take(List.of(told.event())),
                (failure, tries) -> Failures.isRefusal(failure) && tries >= TRIES_OF_A_REFUSED_RECORD);
        if (!done) {
            bury(Told.letter(told.record(), "refused", "the ledger's database refuses what this record holds"));
        }
    }

    private void bury(DeadLetter letter) {
        lane.insist(() -> deadLetters.keep(letter), (_, _) -> false);
        meters.counter("fire.intake.unreadable", "lane", lane.label(), "reason", letter.reason())
                .increment();
    }
}
