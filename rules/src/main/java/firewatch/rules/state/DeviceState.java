package firewatch.rules.state;

import firewatch.events.AlarmEpisode;
import firewatch.events.DeviceId;
import firewatch.events.EpisodeId;
import firewatch.events.SignalId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one device, judged up to now: its place in the register, the newest word on each of its points,
 * its episodes that are open or ended within {@link #KEPT_AFTER_END}. Changes only by {@link #after}.
 *
 * @param episodes those that are open, and ended ones that may have to be sent again
 * @param past ended ones of which only so much is kept that a message of theirs is known again
 * @param heardAt when its last signal was received: the only time there is, and it may go back where our clock does
 * @param recent the ids of the last signals, so that a record that stands twice on the topic counts once
 */
public record DeviceState(
        Site site,
        Links links,
        List<PointMarks> points,
        List<Episode> episodes,
        List<PastEpisode> past,
        List<SignalId> recent,
        Instant heardAt) {
    /** How long an ended episode is remembered. */
    public static final Duration KEPT_AFTER_END = Duration.ofHours(1);

    /** And how long it is at least remembered whole; the work at a signal that is judged is noted within a second or two. */
    private static final Duration WHOLE_AFTER_END = Duration.ofMinutes(1);

    /** With so many open episodes, further points are told of as the device itself: an entry must fit in one record. */
    public static final int OPEN_AT_MOST = 200;

    static final int RECENT_AT_MOST = 32;
    private static final int ENDED_AT_MOST = 32;
    private static final int CALM_POINTS_AT_MOST = 256;
    private static final Duration CALM_POINTS_KEPT = Duration.ofHours(48);

    public DeviceState(
            Site site,
            Links links,
            List<PointMarks> points,
            List<Episode> episodes,
            @Nullable List<PastEpisode> past,
            List<SignalId> recent,
            Instant heardAt) {
        this.site = site;
        this.links = links;
        this.points = List.copyOf(points);
        this.episodes = List.copyOf(episodes);
        this.past = past == null ? List.of() : List.copyOf(past); // entries of earlier releases lack it
        this.recent = List.copyOf(recent);
        this.heardAt = heardAt;
    }

    public static DeviceState unheard(DeviceId device) {
        return new DeviceState(
                Site.unregistered(device), Links.NONE, List.of(), List.of(), List.of(), List.of(), Instant.EPOCH);
    }

    public DeviceState after(DeviceEvent event) {
        return switch (event) {
            case DeviceEvent.Judged judged ->
                recent.contains(judged.signal().id()) ? this : new Turn(this, judged).after();
            case DeviceEvent.Registered registered -> placed(Site.of(registered.registration()));
            case DeviceEvent.Unregistered gone ->
                placed(Site.unregistered(site.device())).over(gone.at());
        };
    }

    /** The snapshots that are not as they were in the state before. */
    public List<AlarmEpisode> changedSince(DeviceState before) {
        Set<AlarmEpisode> known = new HashSet<>(before.snapshots());
        return snapshots().stream()
                .filter(snapshot -> !known.contains(snapshot))
                .toList();
    }

    /** With that signal noted at each episode whose snapshot is not as it was in the state before. */
    DeviceState changedBy(SignalId signal, DeviceState before) {
        Map<EpisodeId, Episode> known = new HashMap<>();
        before.episodes.forEach(episode -> known.put(episode.snapshot().id(), episode));
        List<Episode> marked = episodes.stream()
                .map(episode -> {
                    Episode old = known.get(episode.snapshot().id());
                    return old != null && old.snapshot().equals(episode.snapshot())
                            ? episode.changedBy(old.changedBy())
                            : episode.changedBy(signal);
                })
                .toList();
        return new DeviceState(site, links, points, marked, past, recent, heardAt);
    }

    /**
     * The snapshots that changed by that signal and have not changed since, and those of which it is not known what changed
     * them: what may never have been sent where the signal is judged again after a crash. What later ones changed comes with
     * them.
     */
    public List<AlarmEpisode> changedLastBy(SignalId signal) {
        return episodes.stream()
                .filter(episode ->
                        episode.changedBy() == null || episode.changedBy().equals(signal))
                .map(Episode::snapshot)
                .toList();
    }

    public List<AlarmEpisode> snapshots() {
        return episodes.stream().map(Episode::snapshot).toList();
    }

    public List<AlarmEpisode> openSnapshots() {
        return snapshots().stream().filter(AlarmEpisode::isActive).toList();
    }

    private DeviceState placed(Site newSite) {
        List<Episode> placed = episodes.stream()
                .map(episode -> episode.isOpen() ? episode.placed(newSite) : episode)
                .toList();
        return new DeviceState(newSite, links, points, placed, past, recent, heardAt);
    }

    /** What was open ended, as far as anybody will ever hear; whatever it says next is new. */
    private DeviceState over(Instant at) {
        List<Episode> ended = episodes.stream()
                .map(episode ->
                        episode.isOpen() ? episode.calmed(episode.snapshot().conditions(), at, at) : episode)
                .toList();
        return new DeviceState(site, links, List.of(), ended, past, recent, heardAt);
    }

    /**
     * Without what is too old to matter. What is in force is never too old, nor is what the newest signal changed: it has yet
     * to be sent.
     */
    DeviceState pruned() {
        SignalId newest = recent.getLast();
        List<Episode> whole = new ArrayList<>();
        List<PastEpisode> small = new ArrayList<>(past);
        long tooMany = episodes.stream().filter(episode -> !episode.isOpen()).count() - ENDED_AT_MOST;
        for (Episode episode : episodes) {
            boolean mayShrink = !episode.isOpen() && !newest.equals(episode.changedBy());
            if (mayShrink && (tooMany > 0 || isPast(episode))) {
                tooMany--;
                small.add(PastEpisode.of(episode));
            } else {
                whole.add(episode);
            }
        }
        Instant endedBefore = heardAt.minus(KEPT_AFTER_END);
        small.removeIf(
                episode -> !episode.isRecognisable() || episode.closedAt().isBefore(endedBefore));
        small.subList(0, Math.max(0, small.size() - ENDED_AT_MOST)).clear();
        return new DeviceState(site, links, pointsWorthKeeping(), whole, small, recent, heardAt);
    }

    private List<PointMarks> pointsWorthKeeping() {
        Instant calmBefore = heardAt.minus(CALM_POINTS_KEPT);
        List<PointMarks> marks = new ArrayList<>(points);
        marks.removeIf(point -> point.isCalm() && point.heardAt().isBefore(calmBefore));
        for (int i = 0; marks.size() > CALM_POINTS_AT_MOST && i < marks.size(); ) {
            if (marks.get(i).isCalm()) {
                marks.remove(i);
            } else {
                i++;
            }
        }
        return marks;
    }

    /**
     * Whether an ended episode need not be sent again: it ended a while ago, and whatever changed it last is no longer among
     * the signals that may be judged once more. What the rules tell of themselves is known by its snapshot alone.
     */
    private boolean isPast(Episode episode) {
        SignalId changedBy = episode.changedBy();
        boolean isKnown = changedBy != null && episode.snapshot().device().equals(site.device());
        Instant endedBefore = heardAt.minus(isKnown ? WHOLE_AFTER_END : KEPT_AFTER_END);
        return Objects.requireNonNull(episode.closedAt()).isBefore(endedBefore)
                && (changedBy == null || !recent.contains(changedBy));
    }
}
