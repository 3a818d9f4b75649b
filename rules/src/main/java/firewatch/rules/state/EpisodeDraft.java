package firewatch.rules.state;

import firewatch.events.AlarmEpisode;
import firewatch.events.Condition;
import firewatch.events.Placement;
import firewatch.events.SignalId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The next version of a snapshot, while it is written. */
final class EpisodeDraft {
    private final AlarmEpisode before;
    private Condition condition;
    private Set<Condition> conditions;
    private @Nullable Instant ended;
    private boolean foreign;
    private boolean registered;
    private boolean test;
    private Placement placement;
    private List<SignalId> causes;

    EpisodeDraft(AlarmEpisode before) {
        this.before = before;
        condition = before.condition();
        conditions = before.conditions();
        ended = before.ended();
        foreign = before.foreign();
        registered = before.registered();
        test = before.test();
        placement = before.placement();
        causes = before.causes();
    }

    EpisodeDraft conditions(Set<Condition> inForce, Condition gravest) {
        conditions = inForce;
        condition = gravest;
        return this;
    }

    EpisodeDraft ended(Instant at) {
        ended = at;
        return this;
    }

    EpisodeDraft site(Site site, boolean isForeign) {
        placement = site.placement();
        registered = site.isRegistered();
        foreign = isForeign;
        return this;
    }

    EpisodeDraft test(boolean isTest) {
        test = isTest;
        return this;
    }

    EpisodeDraft causes(List<SignalId> signals) {
        causes = signals;
        return this;
    }

    /** The snapshot before where nothing changed, else one of the next version. */
    AlarmEpisode nextVersion() {
        AlarmEpisode same = sameVersion();
        return same.equals(before) ? before : written(before.version() + 1);
    }

    AlarmEpisode sameVersion() {
        return written(before.version());
    }

    private AlarmEpisode written(long version) {
        return new AlarmEpisode(
                before.id(),
                version,
                before.device(),
                before.point(),
                before.gateway(),
                before.alarmClass(),
                condition,
                conditions,
                before.began(),
                before.receivedAt(),
                ended,
                before.late(),
                before.clock(),
                foreign,
                registered,
                test,
                placement,
                causes);
    }
}
