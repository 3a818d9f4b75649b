package firewatch.rules.watch;

import firewatch.events.AlarmEpisode;
import firewatch.events.BuildingId;
import firewatch.events.DeviceId;
import firewatch.events.DeviceRegistration;
import firewatch.events.DeviceSignal;
import firewatch.events.GatewayId;
import firewatch.events.Placement;
import firewatch.events.Signal.LinkChanged;
import firewatch.events.Tick;
import firewatch.rules.state.Presence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The watch (监督) over the devices of one partition: who is silent, and what is beyond its limits. Time moves by ticks, and
 * a tick looks at what is due and at nothing else.
 */
public final class Supervision {
    private static final Duration ENDS_SAID_AGAIN = Duration.ofHours(1);

    private final Ground ground;
    private final SilenceWatch silence;
    private final LimitWatch limits;
    private final Map<String, Watch> devices = new HashMap<>();

    public Supervision(WatchSettings settings, Conclusions out) {
        ground = new Ground(settings, out);
        silence = new SilenceWatch(ground);
        limits = new LimitWatch(ground);
    }

    /** Takes up again what was kept; generous to those who may have been heard since it was. */
    public void restore(List<Kept> all) {
        for (Kept kept : all) {
            if (kept instanceof SupervisedTime known) {
                ground.restore(known);
            }
        }
        for (Kept kept : all) {
            switch (kept) {
                case KeptGateway gateway -> silence.gateways().restore(gateway);
                case KeptDevice device -> take(new Watch(device));
                case SupervisedTime _ -> {
                    // known before all else
                }
            }
        }
        for (Watch watch : devices.values()) {
            silence.takeUpAgain(watch);
            limits.takeUpAgain(watch);
        }
    }

    /** The last words on everything, to be said again after a restart: the same words, with the same ids. */
    public List<DeviceSignal> lastWords() {
        Instant longAgo = ground.now().minus(ENDS_SAID_AGAIN);
        List<@Nullable DeviceSignal> words = new ArrayList<>();
        for (Watch watch : devices.values()) {
            words.add(watch.kept().said());
            watch.limits.values().forEach(limit -> words.addAll(limit.lastWords(longAgo)));
        }
        silence.gateways().all().forEach(gateway -> words.add(gateway.said));
        return words.stream()
                .filter(Objects::nonNull)
                .filter(word -> Derived.isBeginning(word) || word.receivedAt().isAfter(longAgo))
                .toList();
    }

    /** All devices, as they are known. */
    public List<KeptDevice> devices() {
        return devices.values().stream().map(Watch::kept).toList();
    }

    /** The device of that name, where it stands in the register. */
    public @Nullable Watch find(String device) {
        return devices.get(device);
    }

    /** How many deadlines there are. */
    public int deadlines() {
        return ground.deadlines();
    }

    /** The register was written; written again as it was, it changes nothing and is told again. */
    public void register(DeviceRegistration registration) {
        Watch known = devices.get(registration.device().value());
        if (known == null) {
            stands(registration);
        } else {
            stands(known, registration);
        }
    }

    private void stands(DeviceRegistration registration) {
        long now = ground.counted();
        Watch watch = new Watch(new KeptDevice(
                registration, now, -1, 0, Presence.UNKNOWN, ground.clock(), null, List.of(), List.of(), null));
        take(watch);
        watch.away = GatewaysWatch.away(watch.gateway, now);
        silence.expect(watch);
        tell(watch);
    }

    private void stands(Watch known, DeviceRegistration registration) {
        BuildingId left = building(known.registration());
        boolean moves = !Objects.equals(left, building(registration));
        boolean isExpectedOtherwise =
                !Objects.equals(known.registration().expectedEvery(), registration.expectedEvery())
                        || !Objects.equals(known.gatewayId(), registration.gateway());
        GatewaysWatch.leave(known);
        known.write(registration, moves ? left : known.kept().cameFrom());
        silence.gateways().join(known);
        if (isExpectedOtherwise) {
            silence.expectAnew(known);
        } else if (known.armed == null) {
            silence.expect(known);
        }
        limits.changed(known);
        tell(known);
    }

    private void tell(Watch watch) {
        ground.keep(watch);
        ground.changed(watch);
    }

    /** The device was taken off the register: nobody waits for it any more. Answers what it was; null where nobody knew it. */
    public @Nullable KeptDevice unregister(DeviceId device) {
        Watch watch = devices.remove(device.value());
        if (watch == null) {
            return null;
        }
        silence.forget(watch);
        limits.forget(watch);
        ground.forget(watch);
        return watch.kept();
    }

    /** The device was heard through its own gateway. */
    public void contact(Watch watch) {
        silence.contact(watch);
    }

    /** What the device measured, from its own gateway, where it has limits. */
    public void measured(Watch watch, DeviceSignal signal) {
        limits.measured(watch, signal);
    }

    /** The snapshot of an episode of the device; what is open is part of how the device is. */
    public void episode(Watch watch, AlarmEpisode snapshot) {
        List<OpenEpisode> open = new ArrayList<>(watch.kept().episodes());
        for (OpenEpisode known : open) {
            if (known.id().equals(snapshot.id()) && known.version() >= snapshot.version()) {
                return;
            }
        }
        boolean wasOpen = open.removeIf(known -> known.id().equals(snapshot.id()));
        if (snapshot.isActive()) {
            open.add(new OpenEpisode(snapshot.id(), snapshot.version(), snapshot.conditions()));
        }
        if (wasOpen || snapshot.isActive()) {
            watch.episodes(open);
            tell(watch);
        }
    }

    /** A link of the gateway changed. */
    public void link(GatewayId id, LinkChanged changed) {
        silence.gateways().link(id, changed);
    }

    /**
     * Time goes on.
     *
     * @param offset where the tick stands in its partition
     */
    public void tick(Tick tick, long offset) {
        boolean isFirst = !ground.time().isKnown();
        ground.goesOn(tick.at(), offset);
        if (isFirst) {
            devices.values().forEach(silence::beginToExpect);
        }
        for (GatewayId id : tick.gateways()) {
            silence.gateways().heard(id, tick.at());
        }
        for (Deadline deadline = ground.nextDue(); deadline != null; deadline = ground.nextDue()) {
            due(deadline);
        }
    }

    private void due(Deadline deadline) {
        if (deadline.kind() == Deadline.Kind.GATEWAY) {
            silence.gateways().due(deadline.name());
            return;
        }
        Watch watch = devices.get(deadline.name());
        if (watch == null) {
            return;
        }
        if (deadline.kind() == Deadline.Kind.LIMIT) {
            limits.due(watch, deadline.part());
        } else {
            silence.due(watch);
        }
    }

    private void take(Watch watch) {
        devices.put(watch.device().value(), watch);
        silence.gateways().join(watch);
    }

    private static @Nullable BuildingId building(DeviceRegistration registration) {
        return registration.placement() instanceof Placement.Installed installed ? installed.building() : null;
    }
}
