package firewatch.alerts.ledger;

import firewatch.alerts.alarm.Alarm;
import firewatch.events.AlarmEpisode;
import firewatch.events.AlarmEvent;
import firewatch.events.EpisodeConfirmed;
import firewatch.events.EpisodeId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Events that are judged together (案卷), and the cases and episodes they touch: it is filled from the rows, takes one event
 * after the other, and says what to write. Nothing is read or written here.
 */
final class Docket {
    private final Map<EpisodeId, KnownEpisode> episodes;
    private final Map<EpisodeId, Addition> additions;
    private final Map<UUID, Alarm> cases = new HashMap<>();
    private final Map<CasePlace, UUID> open = new HashMap<>();
    private final Map<UUID, Set<EpisodeId>> lasting = new HashMap<>();
    private final Map<String, String> buildings;

    private final Map<EpisodeId, KnownEpisode> newSnapshots = new LinkedHashMap<>();
    private final Map<EpisodeId, Addition> newAdditions = new LinkedHashMap<>();
    private final Map<UUID, String> opened = new LinkedHashMap<>();
    private final Map<UUID, Long> changed = new LinkedHashMap<>();
    private final List<ChangeBook.Entry> entries = new ArrayList<>();

    Docket(Known known) {
        episodes = new HashMap<>(known.episodes());
        additions = new HashMap<>(known.additions());
        buildings = Map.copyOf(known.buildings());
        known.lasting().forEach((alarm, those) -> lasting.put(alarm, new HashSet<>(those)));
        known.cases().forEach(this::keep);
    }

    /**
     * What the rows say of all that the events touch.
     *
     * @param cases those of the episodes, and those that are open at the events' places
     * @param lasting the episodes of each case that last
     * @param buildings the names of buildings, by id
     */
    record Known(
            Map<EpisodeId, KnownEpisode> episodes,
            Map<EpisodeId, Addition> additions,
            List<Alarm> cases,
            Map<UUID, Set<EpisodeId>> lasting,
            Map<String, String> buildings) {}

    /**
     * A case to be written.
     *
     * @param gateway which one opened it
     */
    record Opened(Alarm alarm, String gateway) {}

    /**
     * A case to be written over.
     *
     * @param before the version that is stored
     */
    record Changed(Alarm alarm, long before) {}

    /** An episode to be written, in the case it belongs to. */
    List<KnownEpisode> snapshots() {
        return List.copyOf(newSnapshots.values());
    }

    Map<EpisodeId, Addition> additions() {
        return newAdditions;
    }

    List<Opened> opened() {
        return opened.entrySet().stream()
                .map(each -> new Opened(alarm(each.getKey()), each.getValue()))
                .toList();
    }

    List<Changed> changed() {
        return changed.entrySet().stream()
                .map(each -> new Changed(alarm(each.getKey()), each.getValue()))
                .toList();
    }

    /** What happened, in its order. */
    List<ChangeBook.Entry> entries() {
        return entries;
    }

    void take(AlarmEvent event) {
        switch (event) {
            case AlarmEpisode episode -> take(episode);
            case EpisodeConfirmed added -> take(added);
        }
    }

    private void take(AlarmEpisode episode) {
        KnownEpisode known = episodes.get(episode.id());
        if (known == null) {
            begin(episode);
        } else if (!known.isAtLeast(episode)) {
            goOn(known, episode);
        }
    }

    private void begin(AlarmEpisode episode) {
        @Nullable Addition addition = additions.get(episode.id());
        UUID there = open.get(CasePlace.of(episode));
        if (there == null) {
            Judged.Outcome raised = Judged.raised(episode, addition);
            opened.put(raised.alarm().id(), episode.gateway().value());
            save(raised.alarm().id(), episode);
            keep(raised, factsOf(episode));
        } else {
            Judged.Outcome joined = Judged.joined(alarm(there), episode, addition, othersLast(there, episode.id()));
            save(there, episode);
            change(joined, factsOf(episode));
        }
    }

    private void goOn(KnownEpisode known, AlarmEpisode episode) {
        Alarm alarm = alarm(known.alarm());
        if (!alarm.state().isOpen() && known.gotWorse(episode)) {
            begin(episode);
            return;
        }
        save(alarm.id(), episode);
        Judged.updated(alarm, known, episode, othersLast(alarm.id(), episode.id()))
                .ifPresent(updated -> change(updated, factsOf(episode)));
    }

    private void take(EpisodeConfirmed added) {
        Addition addition = Addition.of(added).after(additions.get(added.id()));
        additions.put(added.id(), addition);
        newAdditions.put(added.id(), addition);
        Optional.ofNullable(episodes.get(added.id()))
                .flatMap(episode -> Judged.added(alarm(episode.alarm()), addition))
                .ifPresent(outcome ->
                        change(outcome, Map.of("episode", added.id().value(), "incident", addition.incident())));
    }

    private Alarm alarm(UUID id) {
        Alarm alarm = cases.get(id);
        if (alarm == null) {
            throw new IllegalStateException("case " + id + " is not there");
        }
        return alarm;
    }

    private boolean othersLast(UUID alarm, EpisodeId id) {
        return lasting.getOrDefault(alarm, Set.of()).stream().anyMatch(other -> !other.equals(id));
    }

    private void save(UUID alarm, AlarmEpisode episode) {
        KnownEpisode before = episodes.get(episode.id());
        if (before != null) {
            lasting.getOrDefault(before.alarm(), new HashSet<>()).remove(episode.id());
        }
        if (episode.isActive()) {
            lasting.computeIfAbsent(alarm, _ -> new HashSet<>()).add(episode.id());
        }
        KnownEpisode now = new KnownEpisode(alarm, episode);
        episodes.put(episode.id(), now);
        newSnapshots.put(episode.id(), now);
    }

    private void change(Judged.Outcome outcome, Map<String, String> detail) {
        UUID id = outcome.alarm().id();
        if (!opened.containsKey(id)) {
            changed.putIfAbsent(id, alarm(id).version());
        }
        keep(outcome, detail);
    }

    private void keep(Judged.Outcome outcome, Map<String, String> detail) {
        Alarm after = CaseDraft.named(outcome.alarm(), buildings);
        keep(after);
        entries.add(new ChangeBook.Entry(outcome.kind(), after, null, detail));
    }

    private void keep(Alarm alarm) {
        cases.put(alarm.id(), alarm);
        if (alarm.state().isOpen()) {
            open.put(CasePlace.of(alarm), alarm.id());
        }
    }

    private static Map<String, String> factsOf(AlarmEpisode episode) {
        return Map.of(
                "episode", episode.id().value(),
                "condition", episode.condition().wireName(),
                "gateway", episode.gateway().value(),
                "began", episode.began().toString());
    }
}
