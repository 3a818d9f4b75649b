package firewatch.rules.timeline;

import firewatch.events.BuildingId;
import firewatch.events.Condition;
import firewatch.events.Contact;
import firewatch.events.DeviceId;
import firewatch.events.DeviceRegistration;
import firewatch.events.DeviceSignal;
import firewatch.events.DeviceSignal.ClockSource;
import firewatch.events.GatewayId;
import firewatch.events.Limit;
import firewatch.events.Placement;
import firewatch.events.Quantity;
import firewatch.events.Reading;
import firewatch.events.Signal;
import firewatch.events.Signal.ConditionChanged;
import firewatch.events.Signal.LinkChanged;
import firewatch.events.SignalId;
import firewatch.events.Tick;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** A night of watching, second by second: the ear ticks, gateways speak or are gone, devices are heard or not. */
public final class Night {
    private final WatchStage stage;
    private final Random random = new Random(3);
    private final Set<GatewayId> speaking = new LinkedHashSet<>();
    private final Set<GatewayId> spoke = new LinkedHashSet<>();
    private final List<Runnable> everySecond = new ArrayList<>();
    private long second;

    public Night(WatchStage stage) {
        this.stage = stage;
    }

    public Instant now() {
        return Timeline.START.plusSeconds(second);
    }

    /** The gateway says something each second from now on, so that every tick tells of it. */
    public Night speaks(String gateway) {
        speaking.add(new GatewayId(gateway));
        return this;
    }

    public Night fallsSilent(String gateway) {
        speaking.remove(new GatewayId(gateway));
        return this;
    }

    /** A registration with what the story needs. */
    public Night device(String device, String gateway, Duration every, Map<Quantity, Limit> limits, String building) {
        Placement placement = building == null
                ? new Placement.Unplaced()
                : new Placement.Installed(new BuildingId(building), "1", null, null);
        stage.register(new DeviceRegistration(
                new DeviceId(device), "x", gateway == null ? null : new GatewayId(gateway), placement, every, limits));
        return this;
    }

    public Night device(String device, String gateway, int everySeconds) {
        return device(device, gateway, Duration.ofSeconds(everySeconds), Map.of(), null);
    }

    public Night limited(String device, Quantity quantity, Double low, Double high, int forSeconds) {
        return device(device, "gw", null, Map.of(quantity, new Limit(low, high, Duration.ofSeconds(forSeconds))), null);
    }

    public Night unregister(String device) {
        stage.unregister(new DeviceId(device));
        return this;
    }

    /** From now on this is done each second, before the tick. */
    public Night everySecond(Runnable deed) {
        everySecond.add(deed);
        return this;
    }

    /** The ear ticks each second up to that one. */
    public Night until(long then) {
        while (second < then) {
            second++;
            everySecond.forEach(Runnable::run);
            spoke.addAll(speaking);
            stage.hear(new Tick("ear", now(), List.copyOf(spoke)));
            spoke.clear();
        }
        return this;
    }

    /** The ear is not there up to that second. */
    public Night earDownUntil(long then) {
        second = then;
        return this;
    }

    /** Our own clock is set back to that second. */
    public Night clockSetBackTo(long then) {
        second = then;
        return this;
    }

    /** From now on another ear, whose clock is so far ahead, ticks too. */
    public Night besideAnEarAheadBy(int seconds) {
        return everySecond(() -> stage.hear(new Tick("other-ear", now().plusSeconds(seconds), List.of())));
    }

    public Night heartbeat(String device, String gateway) {
        return hear(device, gateway, null, ClockSource.RECEIVED, now(), new Signal.Heartbeat());
    }

    /** A signal of the device was accepted on the other lane. */
    public Night contact(String device, String gateway) {
        spoke.add(new GatewayId(gateway));
        stage.hear(new Contact(new DeviceId(device), new GatewayId(gateway), now()));
        return this;
    }

    public Night measures(String device, Quantity quantity, double value) {
        return measures(device, quantity, 1, value);
    }

    public Night measures(String device, Quantity quantity, int channel, double value) {
        Signal measured = new Signal.Measured(List.of(new Reading(quantity, channel, value)));
        return hear(device, "gw", null, ClockSource.RECEIVED, now(), measured);
    }

    /** By the device's clock, in seconds of the night. */
    public Night measuredAt(long clock, String device, Quantity quantity, double value) {
        Signal measured = new Signal.Measured(List.of(new Reading(quantity, 1, value)));
        return hear(device, "gw", null, ClockSource.DEVICE, Timeline.START.plusSeconds(clock), measured);
    }

    public Night link(String gateway, LinkChanged.Link link) {
        DeviceSignal signal =
                signal(gateway, gateway, null, ClockSource.RECEIVED, now(), new LinkChanged(gateway + "/a", link));
        stage.hear(signal);
        return this;
    }

    public Night hear(String device, String gateway, String point, ClockSource clock, Instant occurred, Signal signal) {
        spoke.add(new GatewayId(gateway));
        stage.hear(signal(device, gateway, point, clock, occurred, signal));
        return this;
    }

    private DeviceSignal signal(
            String device, String gateway, String point, ClockSource clock, Instant occurred, Signal signal) {
        return new DeviceSignal(
                SignalId.mint(now(), random),
                new DeviceId(device),
                point,
                new GatewayId(gateway),
                "json",
                occurred,
                now(),
                clock,
                null,
                false,
                false,
                signal);
    }

    /** What was said, each once: {@code device/point condition+} began, {@code -} ended. */
    public List<String> said() {
        Set<SignalId> seen = new HashSet<>();
        return stage.said().stream()
                .filter(signal -> seen.add(signal.id()))
                .map(Night::told)
                .toList();
    }

    public long count(Condition condition) {
        return said().stream()
                .filter(told -> told.contains(condition.wireName() + "+"))
                .count();
    }

    private static String told(DeviceSignal signal) {
        ConditionChanged changed = (ConditionChanged) signal.signal();
        String at = signal.device() + (signal.point() == null ? "" : "/" + signal.point());
        return at + " " + changed.condition().wireName() + (changed.began() ? "+" : "-");
    }
}
