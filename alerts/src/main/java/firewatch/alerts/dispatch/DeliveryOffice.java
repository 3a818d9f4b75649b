package firewatch.alerts.dispatch;

import firewatch.alerts.alarm.AlarmTimeline;
import firewatch.alerts.alarm.AlarmTimeline.Line;
import firewatch.alerts.alarm.TimelineEntry;
import firewatch.alerts.channel.Outcome;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Closes attempts: what each means for its delivery, for what follows, and for the alarm's timeline. */
@Singleton
class DeliveryOffice {
    private final DeliveryLog log;
    private final Escalation escalation;
    private final AlarmTimeline timeline;
    private final DispatchMetrics metrics;
    private final DispatchConfig config;
    private final RandomGenerator random = RandomGenerator.getDefault();

    DeliveryOffice(
            DeliveryLog log,
            Escalation escalation,
            AlarmTimeline timeline,
            DispatchMetrics metrics,
            DispatchConfig config) {
        this.log = log;
        this.escalation = escalation;
        this.timeline = timeline;
        this.metrics = metrics;
        this.config = config;
    }

    /**
     * Closes attempts, except those of deliveries that the ledger is changing just now: those are answered. To be called in
     * a transaction. It waits for nobody.
     */
    List<Finished> closeFree(List<Finished> finished) {
        Set<UUID> free = log.free(finished.stream().map(Finished::id).toList());
        close(finished.stream().filter(each -> free.contains(each.id())).toList());
        return finished.stream().filter(each -> !free.contains(each.id())).toList();
    }

    /**
     * Closes attempts, to be called in a transaction. It waits for no alarm, and touches no other deliveries than these; of
     * those that may not be free, one at a time, so that nobody waits for it while it waits.
     */
    void close(List<Finished> finished) {
        if (finished.isEmpty()) {
            return;
        }
        note(finished);
        log.record(finished);
        for (Finished accepted : log.accept(finished.stream()
                .filter(each -> each.attempt().outcome() instanceof Outcome.Accepted)
                .toList())) {
            escalation.repeat(accepted.claimed(), accepted.attempt().end());
            measure(accepted.claimed(), accepted.attempt().end());
        }
        finished.forEach(this::closeFailed);
    }

    private void closeFailed(Finished finished) {
        Claimed claimed = finished.claimed();
        Instant now = finished.attempt().end();
        switch (finished.attempt().outcome()) {
            case Outcome.Accepted _ -> {}
            case Outcome.TryAgain again -> {
                if (givenUp(claimed, now)) {
                    log.refuse(claimed, now, now);
                } else {
                    log.retry(claimed, now.plus(backoff(claimed).next(claimed.number(), again.after(), random)));
                }
            }
            case Outcome.Refused _ -> {
                log.refuse(claimed, now, now.plus(config.otherMeansAfter()));
                escalation.repeat(claimed, now);
            }
        }
    }

    private Backoff backoff(Claimed claimed) {
        Duration longest = claimed.page() && claimed.isFire() ? config.retryLongestFire() : config.retryLongest();
        return new Backoff(config.retryFirst(), longest);
    }

    private boolean givenUp(Claimed claimed, Instant now) {
        boolean old = claimed.createdAt().plus(config.giveUpAfter()).isBefore(now);
        return old && (!claimed.page() || claimed.settled());
    }

    private void measure(Claimed claimed, Instant now) {
        if (claimed.type().equals("alarm.raised") && claimed.step() == 0) {
            metrics.accepted(claimed.channel(), claimed.receivedAt(), now);
        }
    }

    /** The first page, and the first time that something goes wrong with one; repeats and retries are in the log only. */
    private void note(List<Finished> finished) {
        List<Finished> worthIt =
                finished.stream().filter(DeliveryOffice::isWorthIt).toList();
        if (worthIt.isEmpty()) {
            return;
        }
        Map<UUID, Set<String>> before =
                log.outcomes(worthIt.stream().map(Finished::id).toList());
        List<Line> lines = worthIt.stream()
                .filter(each -> !before.getOrDefault(each.id(), Set.of())
                        .contains(each.attempt().outcome().label()))
                .map(DeliveryOffice::line)
                .toList();
        if (!lines.isEmpty()) {
            timeline.add(lines);
        }
    }

    private static boolean isWorthIt(Finished finished) {
        Claimed claimed = finished.claimed();
        return claimed.page()
                && switch (finished.attempt().outcome()) {
                    case Outcome.Accepted _ -> claimed.step() == 0;
                    case Outcome.TryAgain _, Outcome.Refused _ -> claimed.step() <= 1;
                };
    }

    private static Line line(Finished finished) {
        Claimed claimed = finished.claimed();
        Outcome outcome = finished.attempt().outcome();
        String kind =
                switch (outcome) {
                    case Outcome.Accepted _ -> "notified";
                    case Outcome.TryAgain _ -> "notify_failed";
                    case Outcome.Refused _ -> "notify_refused";
                };
        return new Line(
                claimed.alarm(),
                new TimelineEntry(
                        finished.attempt().end(),
                        kind,
                        null,
                        Map.of(
                                "contact", claimed.contactName(),
                                "channel", claimed.channel(),
                                "type", claimed.type(),
                                "reason", outcome.reason())));
    }
}
