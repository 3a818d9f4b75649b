package firewatch.rules.state;

import firewatch.events.AlarmClass;
import firewatch.events.AlarmEpisode;
import firewatch.events.Condition;
import firewatch.events.DeviceSignal;
import firewatch.events.EpisodeId;
import firewatch.events.GatewayId;
import firewatch.events.SignalId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * An episode as its device remembers it: the snapshot that others see, and what is needed to judge on.
 *
 * @param raisers the gateways that raised it
 * @param said time and counter of the signals that raised it, where the device gave both: a resent one is known by them
 * @param closedAt when we heard of its end; null while it lasts
 * @param changedBy the signal that changed the snapshot last; null where it was none, and in what earlier releases wrote
 */
public record Episode(
        AlarmEpisode snapshot,
        Set<GatewayId> raisers,
        List<Said> said,
        @Nullable Instant closedAt,
        @Nullable SignalId changedBy)
        implements Raised {
    private static final int CAUSES_AT_MOST = 16;

    public Episode {
        raisers = Set.copyOf(raisers);
        said = List.copyOf(said);
    }

    Episode(AlarmEpisode snapshot, Set<GatewayId> raisers, List<Said> said, @Nullable Instant closedAt) {
        this(snapshot, raisers, said, closedAt, null);
    }

    /** Time and counter of one message of a device: together they are its identity. */
    public record Said(Instant at, long seq) {
        static List<Said> of(DeviceSignal signal, SignalTime time) {
            Long seq = signal.seq();
            return time.said() && seq != null ? List.of(new Said(signal.occurredAt(), seq)) : List.of();
        }
    }

    static Episode begun(Verdict verdict, Set<Condition> conditions, DeviceSignal signal, SignalTime time, Site site) {
        AlarmEpisode snapshot = new AlarmEpisode(
                EpisodeId.of(signal.device(), verdict.point(), verdict.alarmClass(), signal.id()),
                1,
                signal.device(),
                verdict.point(),
                signal.gateway(),
                verdict.alarmClass(),
                gravest(conditions),
                conditions,
                time.at(),
                signal.receivedAt(),
                null,
                time.late(),
                time.clock(),
                site.isForeign(Set.of(signal.gateway())),
                site.isRegistered(),
                signal.test(),
                site.placement(),
                List.of(signal.id()));
        return new Episode(snapshot, Set.of(signal.gateway()), Said.of(signal, time), null);
    }

    boolean isOpen() {
        return snapshot.isActive();
    }

    @Override
    public AlarmClass alarmClass() {
        return snapshot.alarmClass();
    }

    @Override
    public @Nullable String point() {
        return snapshot.point();
    }

    @Override
    public @Nullable Instant backFilled() {
        return closedAt != null && snapshot.version() == 1 ? snapshot.began() : null;
    }

    /** The same conditions, or more of them, were told again. A word that is no test, or of the own gateway, unmarks. */
    Episode joined(Set<Condition> more, DeviceSignal signal, SignalTime time, Site site) {
        Set<Condition> conditions = union(snapshot.conditions(), more);
        Set<GatewayId> heardFrom = new TreeSet<>(raisers);
        heardFrom.add(signal.gateway());
        List<SignalId> causes = snapshot.causes();
        if (!more.isEmpty() && causes.size() < CAUSES_AT_MOST) {
            causes = new ArrayList<>(causes);
            causes.add(signal.id());
        }
        AlarmEpisode next = new EpisodeDraft(snapshot)
                .conditions(conditions, gravest(conditions))
                .causes(causes)
                .site(site, site.isForeign(heardFrom))
                .test(snapshot.test() && signal.test())
                .nextVersion();
        List<Said> messages = new ArrayList<>(said);
        if (messages.size() < CAUSES_AT_MOST) {
            messages.addAll(Said.of(signal, time));
        }
        return new Episode(next, heardFrom, messages, null);
    }

    /** Some of its conditions ended; with the last one it ends. */
    Episode calmed(Set<Condition> over, Instant at, Instant heardAt) {
        Set<Condition> left = EnumSet.noneOf(Condition.class);
        left.addAll(snapshot.conditions());
        left.removeAll(over);
        EpisodeDraft draft = new EpisodeDraft(snapshot);
        if (!left.isEmpty()) {
            return new Episode(draft.conditions(left, gravest(left)).nextVersion(), raisers, said, null);
        }
        Instant ended = at.isBefore(snapshot.began()) ? snapshot.began() : at;
        return new Episode(
                draft.conditions(left, snapshot.condition()).ended(ended).nextVersion(), raisers, said, heardAt);
    }

    /** Told so late that its end is known already: ended from the start, in its first version. */
    Episode endedAtOnce(Instant at, Instant heardAt) {
        Instant ended = at.isBefore(snapshot.began()) ? snapshot.began() : at;
        AlarmEpisode whole = new EpisodeDraft(snapshot)
                .conditions(Set.of(), snapshot.condition())
                .ended(ended)
                .sameVersion();
        return new Episode(whole, raisers, said, heardAt);
    }

    Episode placed(Site site) {
        AlarmEpisode next =
                new EpisodeDraft(snapshot).site(site, site.isForeign(raisers)).nextVersion();
        return new Episode(next, raisers, said, closedAt);
    }

    Episode changedBy(@Nullable SignalId signal) {
        return new Episode(snapshot, raisers, said, closedAt, signal);
    }

    private static Condition gravest(Set<Condition> conditions) {
        return conditions.stream().min(Condition::compareTo).orElseThrow();
    }

    private static Set<Condition> union(Set<Condition> some, Set<Condition> more) {
        Set<Condition> all = EnumSet.noneOf(Condition.class);
        all.addAll(some);
        all.addAll(more);
        return all;
    }
}
