package firewatch.alerts.ledger;

import static java.util.Comparator.comparing;

import firewatch.alerts.alarm.Alarm;
import firewatch.alerts.alarm.AlarmChange.Kind;
import firewatch.events.AlarmEpisode;
import firewatch.events.AlarmEvent;
import firewatch.events.EpisodeConfirmed;
import firewatch.events.EpisodeId;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The ledger of cases (警情台账): what rules report becomes a case, or joins one, and stays until people close it. Whatever
 * is told twice is known the second time.
 */
@Singleton
public class AlarmLedger {
    private final CaseStore cases;
    private final EpisodeStore episodes;
    private final ChangeBook changes;

    AlarmLedger(CaseStore cases, EpisodeStore episodes, ChangeBook changes) {
        this.cases = cases;
        this.episodes = episodes;
        this.changes = changes;
    }

    /** Takes in what rules say, in this order, in one transaction of its own: all of it, or an exception and nothing. */
    public void take(List<? extends AlarmEvent> events) {
        QuarkusTransaction.requiringNew().run(() -> {
            hold(events);
            events.forEach(this::take);
        });
    }

    /**
     * Holds all that these events touch before any of it is read: first the episodes, then the places, each in the one
     * order that everybody keeps. What is added to an episode and the episode itself may come at the same time, from two
     * sides; the later of them sees the earlier.
     */
    private void hold(List<? extends AlarmEvent> events) {
        events.stream()
                .map(AlarmEvent::id)
                .distinct()
                .sorted(comparing(EpisodeId::value))
                .forEach(cases::holdEpisode);
        events.stream()
                .map(this::placeOf)
                .flatMap(Optional::stream)
                .distinct()
                .sorted()
                .forEach(cases::hold);
    }

    private Optional<String> placeOf(AlarmEvent event) {
        return switch (event) {
            case AlarmEpisode episode -> Optional.of(placeOf(episode));
            case EpisodeConfirmed added -> episodes.find(added.id()).map(known -> placeOf(known.snapshot()));
        };
    }

    private static String placeOf(AlarmEpisode episode) {
        return CaseStore.place(episode.device().value(), Words.clean(episode.point()), episode.alarmClass());
    }

    private void take(AlarmEvent event) {
        switch (event) {
            case AlarmEpisode episode -> take(episode);
            case EpisodeConfirmed added -> take(added);
        }
    }

    private void take(AlarmEpisode episode) {
        Optional<KnownEpisode> known = episodes.find(episode.id());
        if (known.isEmpty()) {
            begin(episode);
        } else if (!known.get().isAtLeast(episode)) {
            goOn(known.get(), episode);
        }
    }

    private void begin(AlarmEpisode episode) {
        Addition addition = episodes.addition(episode.id()).orElse(null);
        Optional<Alarm> open =
                cases.openAt(episode.device().value(), Words.clean(episode.point()), episode.alarmClass());
        if (open.isEmpty()) {
            Judged.Outcome raised = Judged.raised(episode, addition);
            Alarm alarm = cases.insert(raised.alarm(), episode.gateway().value());
            episodes.save(alarm.id(), episode);
            changes.write(raised.kind(), alarm, null, factsOf(episode));
        } else {
            Alarm alarm = open.get();
            boolean othersLast = episodes.othersLast(alarm.id(), episode.id());
            Judged.Outcome joined = Judged.joined(alarm, episode, addition, othersLast);
            episodes.save(alarm.id(), episode);
            changes.write(joined.kind(), cases.update(joined.alarm()), null, factsOf(episode));
        }
    }

    private void goOn(KnownEpisode known, AlarmEpisode episode) {
        Alarm alarm = cases.locked(known.alarm())
                .orElseThrow(() -> new IllegalStateException("episode " + episode.id() + " has lost its case"));
        if (!alarm.state().isOpen() && known.gotWorse(episode)) {
            begin(episode);
            return;
        }
        episodes.save(alarm.id(), episode);
        Judged.updated(alarm, known, episode, episodes.othersLast(alarm.id(), episode.id()))
                .ifPresent(updated ->
                        changes.write(updated.kind(), cases.update(updated.alarm()), null, factsOf(episode)));
    }

    private void take(EpisodeConfirmed added) {
        Addition addition = episodes.add(added);
        episodes.find(added.id())
                .flatMap(episode -> cases.locked(episode.alarm()))
                .flatMap(alarm -> Judged.added(alarm, addition))
                .ifPresent(outcome -> changes.write(
                        outcome.kind(),
                        cases.update(outcome.alarm()),
                        null,
                        Map.of("episode", added.id().value(), "incident", addition.incident())));
    }

    private static Map<String, String> factsOf(AlarmEpisode episode) {
        return Map.of(
                "episode", episode.id().value(),
                "condition", episode.condition().wireName(),
                "gateway", episode.gateway().value(),
                "began", episode.began().toString());
    }

    /**
     * Does to an alarm what somebody wants done, in one transaction of its own.
     *
     * @param mayTouch whether the alarm is theirs
     * @param isCurrent whether the version is one they have seen
     */
    public Answer act(UUID id, Action action, String by, Predicate<Alarm> mayTouch, LongPredicate isCurrent) {
        return QuarkusTransaction.requiringNew().call(() -> actLocked(id, action, by, mayTouch, isCurrent));
    }

    private Answer actLocked(UUID id, Action action, String by, Predicate<Alarm> mayTouch, LongPredicate isCurrent) {
        Alarm seen = cases.find(id).filter(mayTouch).orElse(null);
        if (seen == null) {
            return new Answer.Unknown();
        }
        cases.hold(CaseStore.place(seen.deviceId(), seen.point(), seen.alarmClass()));
        Alarm alarm = cases.locked(id).filter(mayTouch).orElse(null);
        if (alarm == null) {
            return new Answer.Unknown();
        }
        if (!isCurrent.test(alarm.version())) {
            return new Answer.Stale(alarm.version());
        }
        return switch (Handling.of(alarm, action, by)) {
            case Verdict.AlreadySo() -> new Answer.Done(alarm);
            case Verdict.NotNow(var reason) -> new Answer.Refused(reason);
            case Verdict.Changed(var kind, var after, var detail) -> write(kind, after, by, detail);
        };
    }

    private Answer write(Kind kind, Alarm after, String by, Map<String, String> detail) {
        if (kind == Kind.REOPENED
                && cases.openAt(after.deviceId(), after.point(), after.alarmClass())
                        .isPresent()) {
            return new Answer.Refused("another alarm is open at the same point; work on that one");
        }
        return new Answer.Done(changes.write(kind, cases.update(after), by, detail));
    }

    /** The alarm of that id, as it is now. */
    public @Nullable Alarm find(UUID id) {
        return cases.find(id).orElse(null);
    }
}
