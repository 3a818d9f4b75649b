package firewatch.alerts.intake;

import firewatch.alerts.database.ForAlarms;
import firewatch.alerts.ledger.AlarmLedger;
import firewatch.alerts.ledger.DeadLetterStore;
import firewatch.events.AlarmClass;
import firewatch.events.AlarmEpisode;
import firewatch.events.AlarmEvent;
import firewatch.events.DeadLetter;
import firewatch.events.EpisodeConfirmed;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * The way of episodes into the ledger, in two lanes that read the same topic: one takes the fires, the other one all
 * else, so that no fire waits behind anything but fires. A batch is acknowledged, and its offsets go on, only after all
 * of it is committed. What cannot be read or stored is kept as a dead letter; while the database is away a lane waits
 * for it.
 */
@ApplicationScoped
public class AlarmIntake {
    private final LedgerDoor fires;
    private final LedgerDoor others;

    AlarmIntake(Lanes lanes, AlarmLedger ledger, DeadLetterStore deadLetters, MeterRegistry meters, Clock clock) {
        fires = new LedgerDoor(lanes.fires(), ledger, deadLetters, meters, clock);
        others = new LedgerDoor(lanes.alarms(), ledger, deadLetters, meters, clock);
    }

    /** Takes the fires, and nothing else. */
    @Incoming(Lanes.FIRES)
    @Blocking("alerts-fires")
    void takeFires(ConsumerRecords<byte[], byte[]> records) {
        ForAlarms.run(() -> fires.lane().work(oldest(records), () -> fires.take(sort(records).fires)));
    }

    /** Takes all but the fires; what is unreadable is known to this lane alone. */
    @Incoming(Lanes.ALARMS)
    @Blocking("alerts-alarms")
    void takeOthers(ConsumerRecords<byte[], byte[]> records) {
        ForAlarms.run(() -> others.lane().work(oldest(records), () -> {
            Batch batch = sort(records);
            others.take(batch.confirmations);
            others.take(batch.rest);
            batch.unreadable.forEach(others::bury);
        }));
    }

    private static Instant oldest(ConsumerRecords<byte[], byte[]> records) {
        return StreamSupport.stream(records.spliterator(), false)
                .map(record -> Instant.ofEpochMilli(record.timestamp()))
                .min(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }

    private static Batch sort(Iterable<ConsumerRecord<byte[], byte[]>> records) {
        Batch batch = new Batch();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            switch (Told.alarm(record)) {
                case Told.Event<AlarmEvent> told ->
                    batch.whereItBelongs(told.event()).add(told);
                case Told.Unreadable<AlarmEvent>(var letter) -> batch.unreadable.add(letter);
            }
        }
        return batch;
    }

    private static final class Batch {
        private final List<Told.Event<AlarmEvent>> fires = new ArrayList<>();
        private final List<Told.Event<AlarmEvent>> confirmations = new ArrayList<>();
        private final List<Told.Event<AlarmEvent>> rest = new ArrayList<>();
        private final List<DeadLetter> unreadable = new ArrayList<>();

        private List<Told.Event<AlarmEvent>> whereItBelongs(AlarmEvent event) {
            return switch (event) {
                case AlarmEpisode episode -> episode.alarmClass() == AlarmClass.FIRE ? fires : rest;
                case EpisodeConfirmed _ -> confirmations;
            };
        }
    }
}
