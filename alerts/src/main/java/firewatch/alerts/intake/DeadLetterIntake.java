package firewatch.alerts.intake;

import firewatch.alerts.ledger.DeadLetterStore;
import firewatch.events.DeadLetter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** The way of dead letters into the ledger; the offset goes on only after they are kept. */
@ApplicationScoped
public class DeadLetterIntake {
    private static final int TRIES_OF_A_REFUSED_LETTER = 5;

    private final Lane lane;
    private final DeadLetterStore store;
    private final MeterRegistry meters;

    DeadLetterIntake(Lanes lanes, DeadLetterStore store, MeterRegistry meters) {
        lane = lanes.deadLetters();
        this.store = store;
        this.meters = meters;
    }

    @Incoming(Lanes.DEAD_LETTERS)
    @Blocking
    void take(ConsumerRecords<byte[], byte[]> records) {
        for (ConsumerRecord<byte[], byte[]> record : records) {
            lane.work(Instant.ofEpochMilli(record.timestamp()), () -> keep(record));
        }
    }

    private void keep(ConsumerRecord<byte[], byte[]> record) {
        DeadLetter letter =
                switch (Told.deadLetter(record)) {
                    case Told.Event<DeadLetter> told -> told.event();
                    case Told.Unreadable<DeadLetter>(var unreadable) -> unreadable;
                };
        boolean done = lane.insist(
                () -> keep(letter),
                (failure, tries) -> Failures.isRefusal(failure) && tries >= TRIES_OF_A_REFUSED_LETTER);
        if (!done) {
            DeadLetter refused = Told.letter(record, "refused", "the ledger's database refuses this dead letter");
            lane.insist(() -> keep(refused), (_, _) -> false);
        }
    }

    private void keep(DeadLetter letter) {
        if (store.keep(letter)) {
            meters.counter("fire.dead.letters.kept", "reason", letter.reason()).increment();
        }
    }
}
