package firewatch.rules.watch;

import firewatch.events.DeviceId;
import firewatch.events.DeviceSignal;
import firewatch.events.GatewayId;
import firewatch.rules.state.Links;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One gateway as the watch sees it from one partition, at work. */
final class GatewayWatch {
    final GatewayId id;
    final Set<Watch> devices = new LinkedHashSet<>();

    /** Those that are due, and of whom nothing can be said until the gateway is heard. */
    final Set<Watch> waiting = new LinkedHashSet<>();

    Links links = Links.NONE;
    boolean lost;
    long heard;
    Instant heardAt;
    long back;
    long trialEnds = -1;
    private long away;
    private long awaySince = -1;

    @Nullable
    DeviceSignal said;

    GatewayWatch(GatewayId id, long heard, Instant heardAt) {
        this.id = id;
        this.heard = heard;
        this.heardAt = heardAt;
    }

    void restore(KeptGateway kept) {
        links = kept.links();
        lost = kept.lost();
        away = kept.away();
        awaySince = kept.awaySince();
        said = kept.said();
    }

    KeptGateway kept() {
        return new KeptGateway(id, links, lost, away, awaySince, said);
    }

    /** Under its name, as its own alarms go. */
    DeviceId device() {
        return new DeviceId(id.value());
    }

    boolean isSaidToBeLost() {
        return Derived.isBeginning(said);
    }

    /** Whether it is gone, and nobody watched here depends on it. */
    boolean isOfNoMatter() {
        return devices.isEmpty() && !links.isUp() && !isSaidToBeLost();
    }

    /** Whether nothing can be said of its devices. */
    boolean isAway() {
        return awaySince >= 0;
    }

    void goesAway(long since) {
        if (!isAway()) {
            awaySince = since;
        }
    }

    void comesBack(long now) {
        if (isAway()) {
            away += Math.max(0, now - awaySince);
            awaySince = -1;
        }
        back = now;
        lost = false;
    }

    boolean isAwayFor(long now, long millis) {
        return isAway() && now - awaySince > millis;
    }

    /** How long it was away in all: no device could be heard then. */
    long away(long now) {
        return isAway() ? away + Math.max(0, now - awaySince) : away;
    }
}
