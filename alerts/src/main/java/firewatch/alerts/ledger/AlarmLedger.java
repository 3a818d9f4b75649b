package firewatch.alerts.ledger;

import firewatch.alerts.alarm.Alarm;
import firewatch.alerts.alarm.AlarmChange.Kind;
import firewatch.events.AlarmEpisode;
import firewatch.events.AlarmEvent;
import firewatch.events.EpisodeId;
import firewatch.events.Placement;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The ledger of cases (警情台账): what rules report becomes a case, or joins one, and stays until people close it. Whatever
 * is told twice is known the second time.
 */
@Singleton
public class AlarmLedger {
    private final Locks locks;
    private final CaseStore cases;
    private final EpisodeStore episodes;
    private final ChangeBook changes;
    private final GatewayPlaces gateways;

    AlarmLedger(Locks locks, CaseStore cases, EpisodeStore episodes, ChangeBook changes, GatewayPlaces gateways) {
        this.locks = locks;
        this.cases = cases;
        this.episodes = episodes;
        this.changes = changes;
        this.gateways = gateways;
    }

    /**
     * Takes in what rules say, in this order, in one transaction of its own: all of it, or an exception and nothing. What it
     * costs hardly grows with the number of events: the rows are read together, and written together.
     */
    public void take(List<? extends AlarmEvent> events) {
        QuarkusTransaction.requiringNew().run(() -> {
            List<AlarmEvent> placed = gateways.placed(events);
            Docket docket = new Docket(known(placed));
            placed.forEach(docket::take);
            write(docket);
        });
    }

    /**
     * Reads all that these events touch, and holds it before that: what is added to an episode and the episode itself may
     * come at the same time, from two sides; the later of them sees the earlier.
     */
    private Docket.Known known(List<? extends AlarmEvent> events) {
        Set<EpisodeId> ids = events.stream().map(AlarmEvent::id).collect(Collectors.toSet());
        List<AlarmEpisode> told = events.stream()
                .filter(AlarmEpisode.class::isInstance)
                .map(AlarmEpisode.class::cast)
                .toList();
        locks.holdEpisodes(ids);
        Map<EpisodeId, KnownEpisode> known = episodes.find(ids);
        Set<CasePlace> places = Stream.concat(
                        told.stream(), known.values().stream().map(KnownEpisode::snapshot))
                .map(CasePlace::of)
                .collect(Collectors.toSet());
        locks.holdPlaces(places);
        Set<UUID> theirs = known.values().stream().map(KnownEpisode::alarm).collect(Collectors.toSet());
        List<Alarm> touched = cases.locked(theirs, places);
        return new Docket.Known(
                known,
                episodes.additions(ids),
                touched,
                episodes.lasting(touched.stream().map(Alarm::id).toList()),
                cases.buildingNames(buildings(told)));
    }

    private static Set<String> buildings(List<AlarmEpisode> told) {
        return told.stream()
                .map(AlarmEpisode::placement)
                .filter(Placement.Installed.class::isInstance)
                .map(place -> ((Placement.Installed) place).building().value())
                .collect(Collectors.toSet());
    }

    private void write(Docket docket) {
        cases.insert(docket.opened());
        cases.update(docket.changed());
        episodes.save(docket.snapshots());
        episodes.saveAdditions(docket.additions());
        changes.write(docket.entries());
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
        locks.holdPlaces(List.of(CasePlace.of(seen)));
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
            case Verdict.Changed(var kind, var after, var detail) ->
                write(alarm.version(), new ChangeBook.Entry(kind, after, by, detail));
        };
    }

    private Answer write(long before, ChangeBook.Entry entry) {
        Alarm after = entry.after();
        if (entry.kind() == Kind.REOPENED && cases.openAt(CasePlace.of(after)).isPresent()) {
            return new Answer.Refused("another alarm is open at the same point; work on that one");
        }
        cases.update(List.of(new Docket.Changed(after, before)));
        changes.write(List.of(entry));
        return new Answer.Done(after);
    }

    /** The alarm of that id, as it is now. */
    public @Nullable Alarm find(UUID id) {
        return cases.find(id).orElse(null);
    }
}
