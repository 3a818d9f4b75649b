package firewatch.alerts.intake;

import firewatch.alerts.ledger.AlarmLedger;
import firewatch.alerts.ledger.DeadLetterStore;
import firewatch.events.AlarmEvent;
import firewatch.events.DeadLetter;
import firewatch.events.kafka.RightOfWay;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Where one lane's events go into the ledger: many in each transaction, as many as its {@link Pace} says. Where a
 * transaction fails, its halves are tried, so that one event that cannot be taken keeps no other one out.
 */
final class LedgerDoor {
    private static final int TRIES_TOGETHER = 3;
    private static final int TRIES_OF_A_REFUSED_RECORD = 5;

    private final Lane lane;
    private final AlarmLedger ledger;
    private final DeadLetterStore deadLetters;
    private final MeterRegistry meters;
    private final Clock clock;
    private final Pace pace = new Pace();

    LedgerDoor(Lane lane, AlarmLedger ledger, DeadLetterStore deadLetters, MeterRegistry meters, Clock clock) {
        this.lane = lane;
        this.ledger = ledger;
        this.deadLetters = deadLetters;
        this.meters = meters;
        this.clock = clock;
    }

    Lane lane() {
        return lane;
    }

    /** Takes all of these, in this order; what the database refuses for good is kept as a dead letter. */
    void take(List<Told.Event<AlarmEvent>> told) {
        List<Told.Event<AlarmEvent>> left = told;
        while (!left.isEmpty()) {
            int now = Math.min(pace.together(), left.size());
            RightOfWay.take();
            Instant start = clock.instant();
            together(left.subList(0, now), TRIES_TOGETHER);
            pace.took(now, Duration.between(start, clock.instant()));
            left = left.subList(now, left.size());
        }
    }

    private void together(List<Told.Event<AlarmEvent>> told, int triesTogether) {
        if (told.size() == 1) {
            alone(told.getFirst());
            return;
        }
        List<AlarmEvent> events = told.stream().map(Told.Event::event).toList();
        boolean done = lane.insist(
                () -> ledger.take(events), (failure, tries) -> Failures.isRefusal(failure) || tries >= triesTogether);
        if (!done) {
            int half = told.size() / 2;
            together(told.subList(0, half), 1);
            together(told.subList(half, told.size()), 1);
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
