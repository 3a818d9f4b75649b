package firewatch.rules.state;

import firewatch.events.AlarmClass;
import firewatch.events.AlarmEpisode;
import firewatch.events.Condition;
import firewatch.events.DeviceId;
import firewatch.events.DeviceSignal;
import firewatch.events.EpisodeId;
import firewatch.events.Placement;
import firewatch.events.Signal.LinkChanged;
import firewatch.events.Signal.StatusReported;
import firewatch.events.SignalId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One signal on its way through the state of its device. Decides what of the verdicts counts: anyone may raise, only
 * some may calm, and what is older than what is known changes nothing that is newer.
 */
final class Turn {
    /** The pseudo-device that stands for the rules themselves. */
    private static final DeviceId RULES = new DeviceId("firewatch-rules");

    private final DeviceState before;
    private final DeviceSignal signal;
    private final SignalTime time;
    private final DeviceEvent.Judged judged;
    private final Site site;
    private final List<Episode> episodes;
    private final List<PointMarks> points;

    Turn(DeviceState before, DeviceEvent.Judged judged) {
        this.before = before;
        this.judged = judged;
        signal = judged.signal();
        time = judged.time();
        site = before.site();
        episodes = new ArrayList<>(before.episodes());
        points = new ArrayList<>(before.points());
    }

    DeviceState after() {
        for (Verdict verdict : judged.verdicts()) {
            raise(hasRoomFor(verdict) ? verdict : new Verdict(verdict.alarmClass(), null, verdict.raised(), Set.of()));
            calm(verdict);
        }
        if (signal.signal() instanceof StatusReported && mayTellStatus()) {
            noteStatus();
        }
        judged.failedRules().forEach(this::reportFailure);
        Links links =
                signal.signal() instanceof LinkChanged changed ? before.links().after(changed) : before.links();
        return new DeviceState(site, links, points, episodes, before.past(), recent(), signal.receivedAt())
                .changedBy(signal.id(), before)
                .pruned();
    }

    /** Whether a further point may have an episode; else the device itself has one, so that nothing is lost. */
    private boolean hasRoomFor(Verdict verdict) {
        return verdict.point() == null
                || changeOpen(verdict, open -> open)
                || episodes.stream().filter(Episode::isOpen).count() < DeviceState.OPEN_AT_MOST;
    }

    private void raise(Verdict verdict) {
        if (verdict.raised().isEmpty() || isResent(verdict)) {
            return;
        }
        Set<Condition> begin = EnumSet.noneOf(Condition.class);
        Set<Condition> overSince = EnumSet.noneOf(Condition.class);
        for (Condition condition : verdict.raised()) {
            Mark known = marks(verdict.point()).of(condition);
            if (known == null || !known.isNewerThan(signal, time) || (!known.inForce() && !calms(known))) {
                begin.add(condition);
                mark(verdict.point(), condition, true);
            } else if (!known.inForce()) {
                overSince.add(condition);
            }
        }
        if (!begin.isEmpty()) {
            begin(verdict, begin);
        } else if (!overSince.isEmpty()) {
            beginAndEnd(verdict, overSince);
        }
    }

    private void begin(Verdict verdict, Set<Condition> conditions) {
        if (!changeOpen(verdict, open -> open.joined(news(open, conditions), signal, time, site))) {
            episodes.add(Episode.begun(verdict, conditions, signal, time, site));
        }
    }

    private static Set<Condition> news(Episode open, Set<Condition> conditions) {
        Set<Condition> news = EnumSet.copyOf(conditions);
        news.removeAll(open.snapshot().conditions());
        return news;
    }

    /** Told late, and known to be over since: it alarms as an episode of its own, and touches no other. */
    private void beginAndEnd(Verdict verdict, Set<Condition> conditions) {
        Instant ended = conditions.stream()
                .map(condition -> Objects.requireNonNull(marks(verdict.point()).of(condition)))
                .map(Mark::at)
                .max(Instant::compareTo)
                .orElseThrow();
        Episode whole = Episode.begun(verdict, conditions, signal, time, site);
        if (remembered().noneMatch(known -> known.isSameBackFill(whole))) {
            episodes.add(whole.endedAtOnce(ended, signal.receivedAt()));
        }
    }

    private void calm(Verdict verdict) {
        Set<Condition> over = EnumSet.noneOf(Condition.class);
        for (Condition condition : verdict.calmed()) {
            Mark known = marks(verdict.point()).of(condition);
            boolean counts = known != null && known.inForce() ? mayCalmOpen(verdict) : mayTellStatus();
            if (counts && (known == null || !known.isNewerThan(signal, time))) {
                over.add(condition);
                if (!(signal.signal() instanceof StatusReported) || known != null) {
                    mark(verdict.point(), condition, false);
                }
            }
        }
        changeOpen(verdict, open -> {
            Set<Condition> ended = EnumSet.copyOf(over);
            ended.retainAll(open.snapshot().conditions());
            return ended.isEmpty() ? open : open.calmed(ended, time.at(), signal.receivedAt());
        });
    }

    private boolean changeOpen(Verdict verdict, UnaryOperator<Episode> change) {
        for (int i = 0; i < episodes.size(); i++) {
            Episode episode = episodes.get(i);
            if (episode.isOpen() && episode.isAt(verdict.point(), verdict.alarmClass())) {
                episodes.set(i, change.apply(episode));
                return true;
            }
        }
        return false;
    }

    private boolean mayCalmOpen(Verdict verdict) {
        return episodes.stream()
                .filter(episode -> episode.isOpen() && episode.isAt(verdict.point(), verdict.alarmClass()))
                .allMatch(episode -> site.mayCalm(signal.gateway(), episode.raisers()));
    }

    /** Whether this gateway's word that a point is quiet is kept at all. */
    private boolean mayTellStatus() {
        return !site.namesGateway() || site.isOwn(signal.gateway());
    }

    /** Whether that quiet word holds against what this signal's gateway raises. */
    private boolean calms(Mark quiet) {
        return site.isOwn(quiet.by()) || (!site.namesGateway() && quiet.by().equals(signal.gateway()));
    }

    /** Whether the very message, by the device's own time and counter, raised a remembered episode already. */
    private boolean isResent(Verdict verdict) {
        List<Episode.Said> said = Episode.Said.of(signal, time);
        return remembered()
                .filter(episode -> episode.isAt(verdict.point(), verdict.alarmClass()))
                .anyMatch(episode -> episode.wasRaisedBy(said, signal.gateway()));
    }

    private Stream<Raised> remembered() {
        return Stream.concat(episodes.stream(), before.past().stream());
    }

    private PointMarks marks(@Nullable String point) {
        return points.stream()
                .filter(marks -> Objects.equals(marks.point(), point))
                .findFirst()
                .orElseGet(() -> PointMarks.none(point, signal.receivedAt()));
    }

    private void mark(@Nullable String point, Condition condition, boolean inForce) {
        replace(marks(point).with(condition, Mark.of(inForce, signal, time)));
    }

    private void noteStatus() {
        PointMarks known = marks(signal.point());
        if (known.status() == null || !known.status().isNewerThan(signal, time)) {
            replace(known.withStatus(Mark.of(false, signal, time)));
        }
    }

    private void replace(PointMarks marks) {
        points.removeIf(old -> Objects.equals(old.point(), marks.point()));
        points.add(new PointMarks(marks.point(), marks.status(), marks.conditions(), signal.receivedAt()));
    }

    /** A rule that threw is a fault of ours: an episode of its own, over as soon as told, once an hour and device. */
    private void reportFailure(String rule) {
        Instant at = signal.receivedAt();
        Instant anHourAgo = at.minus(DeviceState.KEPT_AFTER_END);
        boolean told = episodes.stream()
                .map(Episode::snapshot)
                .anyMatch(known -> known.device().equals(RULES)
                        && rule.equals(known.point())
                        && !known.began().isBefore(anHourAgo));
        if (told) {
            return;
        }
        AlarmEpisode failure = new AlarmEpisode(
                EpisodeId.of(RULES, rule, AlarmClass.FAULT, signal.id()),
                1,
                RULES,
                rule,
                signal.gateway(),
                AlarmClass.FAULT,
                Condition.FAULT,
                Set.of(),
                at,
                at,
                at,
                false,
                AlarmEpisode.ClockState.OK,
                false,
                false,
                false,
                new Placement.Unplaced(),
                List.of(signal.id()));
        episodes.add(new Episode(failure, Set.of(signal.gateway()), List.of(), at));
    }

    private List<SignalId> recent() {
        List<SignalId> recent = new ArrayList<>(before.recent());
        recent.add(signal.id());
        int tooMany = recent.size() - DeviceState.RECENT_AT_MOST;
        return tooMany > 0 ? recent.subList(tooMany, recent.size()) : recent;
    }
}
