package firewatch.rules.state;

import firewatch.events.AlarmEpisode;
import firewatch.events.DeviceId;
import firewatch.events.EpisodeConfirmed;
import firewatch.events.EpisodeId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The fires of one building, or of one gateway where its devices stand in none. It only adds to episodes: to which
 * incident (火灾事件) they belong, and that a second detector confirmed them. Changes only by {@link #after}.
 */
public record BuildingState(String group, List<Fire> fires) {
    private static final Duration ENDED_KEPT = Duration.ofHours(24);
    private static final Duration ACTIVE_KEPT = Duration.ofDays(7);
    private static final int FIRES_AT_MOST = 500;

    public BuildingState {
        fires = List.copyOf(fires);
    }

    /**
     * A fire episode as its building remembers it.
     *
     * @param confirmed when a second detector told the same; null as yet
     */
    public record Fire(
            EpisodeId id,
            long version,
            DeviceId device,
            boolean test,
            Instant began,
            Instant receivedAt,
            @Nullable Instant ended,
            String incident,
            @Nullable Instant confirmed) {

        /** A second detector confirms a fire that began about the same time; a test confirms no real one. */
        private boolean isConfirmedBy(Fire other, Duration within) {
            return !device.equals(other.device)
                    && (test || !other.test)
                    && Duration.between(began, other.began).abs().compareTo(within) <= 0;
        }

        private boolean hangsTogetherWith(AlarmEpisode next, Duration within) {
            boolean begunBefore = !began.minus(within).isAfter(next.began());
            return begunBefore && (ended == null || !ended.plus(within).isBefore(next.began()));
        }

        private boolean isSubjectOf(AlarmEpisode episode) {
            return id.equals(episode.id()) || episode.receivedAt().equals(confirmed);
        }

        private Fire confirmedAt(Instant at) {
            return new Fire(id, version, device, test, began, receivedAt, ended, incident, at);
        }

        private Fire after(AlarmEpisode newer) {
            return newer.version() <= version
                    ? this
                    : new Fire(
                            id,
                            newer.version(),
                            device,
                            newer.test(),
                            began,
                            receivedAt,
                            newer.ended(),
                            incident,
                            confirmed);
        }

        EpisodeConfirmed told() {
            return new EpisodeConfirmed(id, device, incident, confirmed);
        }
    }

    public static BuildingState quiet(String group) {
        return new BuildingState(group, List.of());
    }

    /**
     * The state after the event.
     *
     * @param within how far apart two fires may begin to confirm each other, and to hang together
     */
    public BuildingState after(BuildingEvent event, Duration within) {
        return switch (event) {
            case BuildingEvent.FireMoved moved ->
                new BuildingState(
                        group,
                        fires.stream()
                                .filter(fire -> !fire.id().equals(moved.id()))
                                .toList());
            case BuildingEvent.FireTold told -> told(told.episode(), within).pruned();
        };
    }

    /**
     * What is to be said once the event has been applied: of its own episode and of those that it confirmed always, so
     * that a replay says it all again; of others where they changed.
     */
    public List<EpisodeConfirmed> toSay(BuildingState before, BuildingEvent event) {
        Set<EpisodeConfirmed> said = new HashSet<>();
        before.fires.forEach(fire -> said.add(fire.told()));
        return fires.stream()
                .filter(fire -> event instanceof BuildingEvent.FireTold told && fire.isSubjectOf(told.episode())
                        || !said.contains(fire.told()))
                .map(Fire::told)
                .toList();
    }

    private BuildingState told(AlarmEpisode episode, Duration within) {
        List<Fire> next = new ArrayList<>(fires);
        Optional<Fire> known =
                fires.stream().filter(fire -> fire.id().equals(episode.id())).findFirst();
        if (known.isPresent()) {
            next.replaceAll(fire -> fire.id().equals(episode.id()) ? fire.after(episode) : fire);
            return new BuildingState(group, next);
        }
        Fire fire = new Fire(
                episode.id(),
                episode.version(),
                episode.device(),
                episode.test(),
                episode.began(),
                episode.receivedAt(),
                episode.ended(),
                incidentOf(episode, within),
                null);
        next.replaceAll(other -> other.confirmed() == null && other.isConfirmedBy(fire, within)
                ? other.confirmedAt(fire.receivedAt())
                : other);
        boolean confirmed = fires.stream().anyMatch(other -> fire.isConfirmedBy(other, within));
        next.add(confirmed ? fire.confirmedAt(fire.receivedAt()) : fire);
        return new BuildingState(group, next);
    }

    private String incidentOf(AlarmEpisode episode, Duration within) {
        return fires.stream()
                .filter(fire -> fire.hangsTogetherWith(episode, within))
                .min(Comparator.comparing(Fire::began)
                        .thenComparing(fire -> fire.id().value()))
                .map(Fire::incident)
                .orElseGet(() -> newIncident(episode.id()));
    }

    private String newIncident(EpisodeId first) {
        byte[] name = (group + "\n" + first).getBytes(StandardCharsets.UTF_8);
        return UUID.nameUUIDFromBytes(name).toString();
    }

    private BuildingState pruned() {
        Instant newest =
                fires.stream().map(Fire::receivedAt).max(Instant::compareTo).orElse(Instant.EPOCH);
        List<Fire> kept = new ArrayList<>(fires);
        kept.removeIf(
                fire -> fire.receivedAt().isBefore(newest.minus(fire.ended() == null ? ACTIVE_KEPT : ENDED_KEPT)));
        int tooMany = kept.size() - FIRES_AT_MOST;
        return new BuildingState(group, tooMany > 0 ? kept.subList(tooMany, kept.size()) : kept);
    }
}
