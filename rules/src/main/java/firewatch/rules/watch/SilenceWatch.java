package firewatch.rules.watch;

import firewatch.events.Condition;
import firewatch.events.DeviceSignal;
import firewatch.events.Signal.ConditionChanged;
import firewatch.rules.state.Presence;
import java.time.Instant;

/**
 * The watch over silence (离线监督). Who was heard since its deadline was set is given another when it is due; of the rest,
 * one is silent only if its gateway was heard after the deadline. Else the gateway is on trial.
 */
final class SilenceWatch {
    private final Ground ground;
    private final GatewaysWatch gateways;

    SilenceWatch(Ground ground) {
        this.ground = ground;
        gateways = new GatewaysWatch(ground, this::isUnknown, this::expect);
    }

    GatewaysWatch gateways() {
        return gateways;
    }

    /** After a restart: whatever contact could have been missed is taken to have been. */
    void takeUpAgain(Watch watch) {
        if (watch.kept().registeredAt() < 0) {
            watch.registeredAt(ground.counted());
        }
        if (watch.heard >= 0) {
            watch.heard = Math.max(watch.heard, Math.min(ground.counted(), watch.heard + watch.keptWithin()));
        }
        expect(watch);
    }

    /** With the first tick there is a time to count from. */
    void beginToExpect(Watch watch) {
        watch.registeredAt(ground.counted());
        watch.heard = watch.heard >= 0 ? ground.counted() : -1;
        expect(watch);
        ground.keep(watch);
    }

    /** Another interval or gateway counts from now. */
    void expectAnew(Watch watch) {
        disarm(watch);
        watch.registeredAt(ground.counted());
        watch.away = GatewaysWatch.away(watch.gateway, ground.counted());
        if (watch.heard >= 0) {
            watch.heard = Math.max(watch.heard, ground.counted());
        }
        if (watch.every() < 0 && watch.presence() == Presence.SILENT) {
            takeBack(watch, Presence.UNKNOWN);
        }
        expect(watch);
    }

    /** The device was heard through its own gateway. */
    void contact(Watch watch) {
        watch.heard = ground.counted();
        watch.away = GatewaysWatch.away(watch.gateway, watch.heard);
        if (watch.presence() != Presence.ONLINE) {
            isBack(watch);
        } else if (watch.heard - watch.kept().heard() >= watch.keptWithin()) {
            ground.keep(watch);
        }
        if (watch.armed == null && watch.every() > 0) {
            if (watch.gateway != null) {
                watch.gateway.waiting.remove(watch);
            }
            expect(watch);
        }
    }

    private void isBack(Watch watch) {
        if (watch.presence() == Presence.SILENT) {
            takeBack(watch, Presence.ONLINE);
        } else {
            watch.becomes(Presence.ONLINE, ground.clock(), watch.kept().said());
            ground.keep(watch);
        }
        ground.changed(watch);
    }

    private void takeBack(Watch watch, Presence presence) {
        Instant now = ground.now();
        DeviceSignal ended = word(watch, Derived.ended(Condition.SILENT), "heard", now);
        watch.becomes(presence, now, ended);
        ground.keep(watch);
        ground.say(ended);
    }

    /** Nobody waits for the device any more. */
    void forget(Watch watch) {
        if (watch.presence() == Presence.SILENT) {
            takeBack(watch, Presence.UNKNOWN);
        }
        disarm(watch);
        GatewaysWatch.leave(watch);
    }

    void due(Watch watch) {
        watch.armed = null;
        long now = ground.counted();
        long deadline = deadline(watch);
        GatewayWatch gateway = watch.gateway;
        if (deadline > now) {
            arm(watch, deadline);
        } else if (gateway == null) {
            accuse(watch, deadline);
        } else if (gateway.isAway()) {
            gateway.waiting.add(watch);
            isUnknown(watch);
        } else if (gateway.heard < deadline) {
            gateways.putOnTrial(gateway, watch);
        } else if (now < gateway.back + ground.settings().settle().toMillis()) {
            arm(watch, gateway.back + ground.settings().settle().toMillis());
        } else {
            accuse(watch, deadline);
        }
    }

    private void accuse(Watch watch, long deadline) {
        Instant since = Instant.ofEpochMilli(ground.time().onTheClock(deadline));
        DeviceSignal began = word(watch, Derived.began(Condition.SILENT), "silent", since);
        watch.becomes(Presence.SILENT, since, began);
        ground.keep(watch);
        ground.sayOnceKept(began);
        ground.changed(watch);
    }

    private void isUnknown(Watch watch) {
        if (watch.presence() == Presence.ONLINE) {
            watch.becomes(Presence.UNKNOWN, ground.now(), watch.kept().said());
            ground.keep(watch);
            ground.changed(watch);
        }
    }

    private DeviceSignal word(Watch watch, ConditionChanged word, String rule, Instant at) {
        return Derived.signal(watch.device(), null, watch.gatewayId(), word, rule, at, at, ground.now());
    }

    /** Gives the device its deadline, where it is to have one. */
    void expect(Watch watch) {
        if (watch.every() > 0
                && watch.presence() != Presence.SILENT
                && ground.time().isKnown()) {
            arm(watch, Math.max(deadline(watch), ground.counted()));
        }
    }

    /** What its gateway was away for does not count. */
    private long deadline(Watch watch) {
        long from = watch.heard >= 0 ? watch.heard : watch.kept().registeredAt();
        long away = GatewaysWatch.away(watch.gateway, ground.counted()) - watch.away;
        return from + watch.every() + ground.settings().grace().toMillis() + Math.max(0, away);
    }

    private void arm(Watch watch, long at) {
        disarm(watch);
        Deadline deadline =
                new Deadline(at, Deadline.Kind.DEVICE, watch.device().value(), "");
        watch.armed = deadline;
        ground.arm(deadline);
    }

    private void disarm(Watch watch) {
        if (watch.armed != null) {
            ground.disarm(watch.armed);
            watch.armed = null;
        }
    }
}
