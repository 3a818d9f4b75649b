package firewatch.alerts.ledger;

import firewatch.alerts.alarm.Alarm;
import firewatch.alerts.alarm.AlarmChange.Kind;
import firewatch.alerts.alarm.AlarmState;
import firewatch.events.AlarmEpisode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rules of what rules have judged: what an episode's snapshot makes of a case. */
final class Judged {
    private static final Instant YEAR_ONE = Instant.parse("0001-01-01T00:00:00Z");
    private static final Duration FURTHEST_AHEAD = Duration.ofDays(36_500);

    private Judged() {}

    /** An alarm, and what happened to it. */
    record Outcome(Kind kind, Alarm alarm) {}

    /** The case that an episode opens. Its id follows from the snapshot, so that the same one opens the same case. */
    static Outcome raised(AlarmEpisode episode, @Nullable Addition addition) {
        Alarm alarm = new Alarm(
                UUID.nameUUIDFromBytes(
                        ("case\n" + episode.id() + "\n" + episode.version()).getBytes(StandardCharsets.UTF_8)),
                1,
                episode.alarmClass(),
                AlarmState.NEW,
                episode.condition(),
                episode.isActive(),
                episode.device().value(),
                Words.clean(episode.point()),
                CaseDraft.placeOf(episode.placement(), null),
                believable(episode.began(), episode.receivedAt()),
                episode.receivedAt(),
                addition != null && addition.confirmed() != null,
                0,
                addition == null ? null : addition.incident(),
                null,
                null,
                null,
                episode.late(),
                episode.clock(),
                episode.foreign(),
                episode.registered(),
                episode.test());
        return new Outcome(Kind.RAISED, alarm);
    }

    /** A time that no device can mean, and no database can hold, is as good as none. */
    private static Instant believable(Instant began, Instant receivedAt) {
        return began.isAfter(YEAR_ONE) && began.isBefore(receivedAt.plus(FURTHEST_AHEAD)) ? began : receivedAt;
    }

    /** A further episode at the place of an open case. */
    static Outcome joined(Alarm open, AlarmEpisode episode, @Nullable Addition addition, boolean othersActive) {
        CaseDraft draft = new CaseDraft(open);
        draft.adopt(episode);
        draft.active = episode.isActive() || othersActive;
        draft.escalations++;
        draft.askAgain();
        if (addition != null) {
            draft.incident = addition.incident();
            draft.confirmed |= addition.confirmed() != null;
        }
        return new Outcome(Kind.ESCALATED, draft.next());
    }

    /** A newer snapshot of an episode of the case; empty where the case is none the wiser. */
    static Optional<Outcome> updated(Alarm alarm, KnownEpisode before, AlarmEpisode now, boolean othersActive) {
        CaseDraft draft = new CaseDraft(alarm);
        draft.adopt(now);
        draft.active = now.isActive() || othersActive;
        if (alarm.state().isOpen() && before.gotWorse(now)) {
            draft.escalations++;
            return Optional.of(new Outcome(Kind.ESCALATED, draft.next()));
        }
        if (!draft.differs()) {
            return Optional.empty();
        }
        boolean cleared = alarm.active() && !draft.active;
        return Optional.of(new Outcome(cleared ? Kind.CLEARED : Kind.UPDATED, draft.next()));
    }

    /** What the building level added; empty where that is known. */
    static Optional<Outcome> added(Alarm alarm, Addition addition) {
        CaseDraft draft = new CaseDraft(alarm);
        draft.incident = addition.incident();
        draft.confirmed |= addition.confirmed() != null;
        if (!draft.differs()) {
            return Optional.empty();
        }
        boolean confirmed = draft.confirmed && !alarm.confirmed();
        return Optional.of(new Outcome(confirmed ? Kind.CONFIRMED : Kind.UPDATED, draft.next()));
    }
}
