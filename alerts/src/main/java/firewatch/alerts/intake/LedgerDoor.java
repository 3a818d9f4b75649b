package firewatch.alerts.intake;

import firewatch.alerts.ledger.AlarmLedger;
import firewatch.alerts.ledger.DeadLetterStore;
import firewatch.events.AlarmEvent;
import firewatch.events.DeadLetter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;

/**
 * Where one lane's events go into the ledger: a few in each transaction, so that the first is seen before the last is
 * done and so that no transaction is ever too long to end.
 */
final class LedgerDoor {
    private static final int TOGETHER = 10;
    private static final int TRIES_TOGETHER = 3;
    private static final int TRIES_OF_A_REFUSED_RECORD = 5;

    private final Lane lane;
    private final AlarmLedger ledger;
    private final DeadLetterStore deadLetters;
    private final MeterRegistry meters;

    LedgerDoor(Lane lane, AlarmLedger ledger, DeadLetterStore deadLetters, MeterRegistry meters) {
        this.lane = lane;
        this.ledger = ledger;
        this.deadLetters = deadLetters;
        this.meters = meters;
    }

    Lane lane() {
        return lane;
    }

    /** Takes all of these, in this order; what the database refuses for good is kept as a dead letter. */
    void take(List<Told.Event<AlarmEvent>> told) {
        for (int from = 0; from < told.size(); from += TOGETHER) {
            together(told.subList(from, Math.min(from + TOGETHER, told.size())));
        }
    }

    private void together(List<Told.Event<AlarmEvent>> told) {
        List<AlarmEvent> events = told.stream().map(Told.Event::event).toList();
        boolean done = lane.insist(
                () -> ledger.take(events), (failure, tries) -> Failures.isRefusal(failure) || tries >= TRIES_TOGETHER);
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

    /** Keeps a dead letter. */
    void bury(DeadLetter letter) {
        lane.insist(() -> deadLetters.keep(letter), (_, _) -> false);
        meters.counter("fire.intake.unreadable", "lane", lane.label(), "reason", letter.reason())
                .increment();
    }
}
