package firewatch.rules.watch;

import firewatch.events.Condition;
import firewatch.events.DeviceSignal;
import firewatch.events.GatewayId;
import firewatch.events.Signal.LinkChanged;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The watch over gateways: which of them are there, on trial, or lost (网关失联). */
final class GatewaysWatch {
    private final Ground ground;
    private final Consumer<Watch> isUnknown;
    private final Consumer<Watch> expect;
    private final Map<GatewayId, GatewayWatch> gateways = new HashMap<>();

    /**
     * The gateways of one partition.
     *
     * @param isUnknown told of each device of which nothing can be said
     * @param expect told of each device that is to be looked at again
     */
    GatewaysWatch(Ground ground, Consumer<Watch> isUnknown, Consumer<Watch> expect) {
        this.ground = ground;
        this.isUnknown = isUnknown;
        this.expect = expect;
    }

    void restore(KeptGateway kept) {
        gateway(kept.gateway()).restore(kept);
    }

    Collection<GatewayWatch> all() {
        return gateways.values();
    }

    private GatewayWatch gateway(GatewayId id) {
        return gateways.computeIfAbsent(id, _ -> new GatewayWatch(id, ground.counted(), ground.now()));
    }

    void join(Watch watch) {
        GatewayId id = watch.gatewayId();
        if (id != null) {
            GatewayWatch gateway = gateway(id);
            gateway.devices.add(watch);
            watch.gateway = gateway;
        }
    }

    static void leave(Watch watch) {
        GatewayWatch gateway = watch.gateway;
        if (gateway != null) {
            gateway.devices.remove(watch);
            gateway.waiting.remove(watch);
            watch.gateway = null;
        }
    }

    /** A link changed; a broken one is no contact, one that is up is. */
    void link(GatewayId id, LinkChanged changed) {
        GatewayWatch gateway = gateway(id);
        gateway.links = gateway.links.after(changed);
        switch (changed.link()) {
            case UP -> {
                gateway.lost = false;
                heard(gateway, ground.now());
            }
            case BROKEN -> {
                if (!gateway.links.isUp()) {
                    gateway.lost = true;
                    gateway.trialEnds = -1;
                    gateway.goesAway(ground.counted());
                    gateway.devices.forEach(isUnknown);
                }
            }
            case CLOSED -> {
                // a goodbye says nothing; whoever is due will ask for it
            }
        }
        if (gateway.isOfNoMatter()) {
            gateways.remove(id);
            ground.forget(gateway);
        } else {
            ground.keep(gateway);
        }
    }

    /** A tick tells that it was heard. */
    void heard(GatewayId id, Instant at) {
        GatewayWatch gateway = gateways.get(id);
        if (gateway != null) {
            heard(gateway, at);
        }
    }

    private void heard(GatewayWatch gateway, Instant at) {
        long now = ground.counted();
        long quiet = ground.settings().quiet().toMillis();
        if (gateway.lost && !gateway.isAwayFor(now, quiet)) {
            return; // a tick that tells of what was heard just before the link broke
        }
        if (gateway.isSaidToBeLost()) {
            gateway.said = word(gateway, false, "gateway-heard", at);
            ground.say(gateway.said);
        }
        if (gateway.isAway()) {
            gateway.comesBack(now);
            ground.keep(gateway);
        } else if (now - gateway.heard > quiet) {
            gateway.back = now;
        }
        gateway.heard = now;
        gateway.heardAt = at;
        gateway.trialEnds = -1;
        if (!gateway.waiting.isEmpty()) {
            List<Watch> waiting = List.copyOf(gateway.waiting);
            gateway.waiting.clear();
            waiting.forEach(expect);
        }
    }

    /** A device of its is due, and it was not heard since: it has some time to be. */
    void putOnTrial(GatewayWatch gateway, Watch watch) {
        gateway.waiting.add(watch);
        if (gateway.trialEnds < 0) {
            Duration trial = ground.settings().trialOf(Duration.ofMillis(watch.every()));
            gateway.trialEnds = ground.counted() + trial.toMillis();
            ground.arm(new Deadline(gateway.trialEnds, Deadline.Kind.GATEWAY, gateway.id.value(), ""));
        }
    }

    void due(String name) {
        GatewayWatch gateway = gateway(new GatewayId(name));
        if (gateway.trialEnds < 0 || gateway.trialEnds > ground.counted()) {
            return;
        }
        gateway.trialEnds = -1;
        if (gateway.isAway() || gateway.waiting.isEmpty()) {
            return;
        }
        DeviceSignal lost = word(gateway, true, "gateway-silent", gateway.heardAt);
        gateway.goesAway(Math.min(gateway.heard, ground.counted()));
        gateway.said = lost;
        ground.keep(gateway);
        ground.sayOnceKept(lost);
        gateway.waiting.forEach(isUnknown);
    }

    private DeviceSignal word(GatewayWatch gateway, boolean lost, String rule, Instant from) {
        Condition condition = Condition.GATEWAY_LOST;
        return Derived.signal(
                gateway.device(),
                null,
                gateway.id,
                lost ? Derived.began(condition) : Derived.ended(condition),
                rule,
                from,
                ground.now(),
                ground.now());
    }

    /** How long the device's gateway was away in all. */
    static long away(@Nullable GatewayWatch gateway, long now) {
        return gateway == null ? 0 : gateway.away(now);
    }
}
