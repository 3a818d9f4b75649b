package firewatch.alerts.dispatch;

import firewatch.alerts.alarm.AlarmTimeline;
import firewatch.alerts.alarm.TimelineEntry;
import firewatch.alerts.channel.Outcome;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Closes an attempt: what it means for its delivery, for what follows, and for the alarm's timeline. */
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

    /** To be called in a transaction. It waits for no alarm, and touches no other delivery than this one. */
    void close(Claimed claimed, Attempt attempt) {
        note(claimed, attempt);
        log.record(claimed, attempt);
        Instant now = attempt.end();
        switch (attempt.outcome()) {
            case Outcome.Accepted _ -> {
                if (log.accept(claimed, now)) {
                    escalation.repeat(claimed, now);
                    measure(claimed, now);
                }
            }
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
    private void note(Claimed claimed, Attempt attempt) {
        Outcome outcome = attempt.outcome();
        boolean worthIt =
                switch (outcome) {
                    case Outcome.Accepted _ -> claimed.step() == 0;
                    case Outcome.TryAgain _, Outcome.Refused _ -> claimed.step() <= 1;
                };
        if (!claimed.page() || !worthIt || !log.firstOfItsKind(claimed, outcome)) {
            return;
        }
        String kind =
                switch (outcome) {
                    case Outcome.Accepted _ -> "notified";
                    case Outcome.TryAgain _ -> "notify_failed";
                    case Outcome.Refused _ -> "notify_refused";
                };
        timeline.add(
                claimed.alarm(),
                new TimelineEntry(
                        attempt.end(),
                        kind,
                        null,
                        Map.of(
                                "contact", claimed.contactName(),
                                "channel", claimed.channel(),
                                "type", claimed.type(),
                                "reason", outcome.reason())));
    }
}
