package firewatch.rules.timeline;

import firewatch.events.BuildingId;
import firewatch.events.Condition;
import firewatch.events.DeviceId;
import firewatch.events.DeviceRegistration;
import firewatch.events.DeviceSignal;
import firewatch.events.DeviceSignal.ClockSource;
import firewatch.events.GatewayId;
import firewatch.events.Placement;
import firewatch.events.Signal;
import firewatch.events.SignalId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A story: at this second say this, by that second expect that. Written once, played on any {@link Stage}. */
public final class Timeline {
    public static final Instant START = Instant.parse("2026-03-01T08:00:00Z");

    private final String title;
    private final List<Consumer<Stage>> steps = new ArrayList<>();
    private final Random random = new Random(7);
    private Instant now = START;

    private Timeline(String title) {
        this.title = title;
    }

    public static Timeline of(String title) {
        return new Timeline(title);
    }

    /** Our own clock is set back to that second. */
    public Timeline clockSetBackTo(long second) {
        now = START.plusSeconds(second);
        return this;
    }

    /** Moves on to that second; it never goes back. */
    public Timeline at(long second) {
        Instant then = START.plusSeconds(second);
        if (then.isBefore(now)) {
            throw new IllegalArgumentException("a timeline runs forward");
        }
        now = then;
        return this;
    }

    public Timeline status(String device, Condition... conditions) {
        return say(new Said(device).status(conditions));
    }

    public Timeline say(Said said) {
        DeviceSignal signal = said.heardAt(now, random);
        steps.add(stage -> stage.hear(signal));
        return this;
    }

    public Timeline register(String device, @Nullable String gateway, @Nullable String building) {
        Placement placement = building == null
                ? new Placement.Unplaced()
                : new Placement.Installed(new BuildingId(building), "3", null, "corridor");
        GatewayId own = gateway == null ? null : new GatewayId(gateway);
        DeviceRegistration registration =
                new DeviceRegistration(new DeviceId(device), "smoke", own, placement, null, Map.of());
        steps.add(stage -> stage.register(registration));
        return this;
    }

    public Timeline unregister(String device) {
        steps.add(stage -> stage.unregister(new DeviceId(device)));
        return this;
    }

    public Timeline expect(Consumer<Episodes> expectation) {
        steps.add(stage -> expectation.accept(Episodes.read(stage.said())));
        return this;
    }

    public void playOn(Stage stage) {
        steps.forEach(step -> step.accept(stage));
    }

    @Override
    public String toString() {
        return title;
    }

    /** One message of a device, as it is told; through gateway {@code gw-1} and with no clock unless said otherwise. */
    public record Said(
            String device,
            @Nullable String point,
            String gateway,
            @Nullable Instant at,
            @Nullable Long seq,
            boolean unreadableTime,
            boolean test,
            Signal signal) {
        public Said(String device) {
            this(device, null, "gw-1", null, null, false, false, new Signal.Heartbeat());
        }

        public Said status(Condition... conditions) {
            return with(new Signal.StatusReported(Set.of(conditions)));
        }

        public Said began(Condition condition) {
            return with(new Signal.ConditionChanged(condition, Signal.ConditionChanged.Change.BEGAN));
        }

        public Said ended(Condition condition) {
            return with(new Signal.ConditionChanged(condition, Signal.ConditionChanged.Change.ENDED));
        }

        public Said link(String session, Signal.LinkChanged.Link link) {
            return with(new Signal.LinkChanged(session, link));
        }

        public Said through(String otherGateway) {
            return new Said(device, point, otherGateway, at, seq, unreadableTime, test, signal);
        }

        public Said point(String part) {
            return new Said(device, part, gateway, at, seq, unreadableTime, test, signal);
        }

        /** By the device's clock, in seconds of the timeline. */
        public Said clock(long second) {
            return new Said(device, point, gateway, START.plusSeconds(second), seq, unreadableTime, test, signal);
        }

        public Said clock(Duration fromStart) {
            return clock(fromStart.toSeconds());
        }

        public Said seq(long number) {
            return new Said(device, point, gateway, at, number, unreadableTime, test, signal);
        }

        public Said withUnreadableTime() {
            return new Said(device, point, gateway, at, seq, true, test, signal);
        }

        public Said asTest() {
            return new Said(device, point, gateway, at, seq, unreadableTime, true, signal);
        }

        private Said with(Signal other) {
            return new Said(device, point, gateway, at, seq, unreadableTime, test, other);
        }

        public DeviceSignal heardAt(Instant now, Random random) {
            ClockSource source =
                    unreadableTime ? ClockSource.UNREADABLE : at == null ? ClockSource.RECEIVED : ClockSource.DEVICE;
            return new DeviceSignal(
                    SignalId.mint(now, random),
                    new DeviceId(device),
                    point,
                    new GatewayId(gateway),
                    "json",
                    at == null ? now : at,
                    now,
                    source,
                    seq,
                    test,
                    false,
                    signal);
        }
    }
}
