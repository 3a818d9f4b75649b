package firewatch.rules.watch;

import firewatch.events.DeviceSignal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What all who watch share: the time, the deadlines in their order, and the way of what they conclude. */
final class Ground {
    private static final String DEVICE = "d/";
    private static final String GATEWAY = "g/";
    private static final String TIME = "t";

    /** So many ticks one after the other have to say that our clock was set back: beside another ear's, one would say nothing. */
    private static final int SET_BACK = 10;

    private final WatchSettings settings;
    private final Conclusions out;
    private final TreeSet<Deadline> deadlines = new TreeSet<>();

    /** What was concluded from a deadline is said a tick later, when it is kept: else nobody would know to take it back. */
    private final List<DeviceSignal> toSay = new ArrayList<>();

    private SupervisedTime time = SupervisedTime.NONE;
    private int ticksInThePast;

    Ground(WatchSettings settings, Conclusions out) {
        this.settings = settings;
        this.out = out;
    }

    WatchSettings settings() {
        return settings;
    }

    SupervisedTime time() {
        return time;
    }

    long counted() {
        return time.counted();
    }

    /** Our time, as the newest tick told it. */
    Instant now() {
        return Instant.ofEpochMilli(Math.max(0, time.now()));
    }

    /** Our time; null before the first tick. */
    @Nullable
    Instant clock() {
        return time.isKnown() ? now() : null;
    }

    void restore(SupervisedTime known) {
        time = known;
    }

    void goesOn(Instant tick, long offset) {
        sayWhatIsKept();
        long millis = tick.toEpochMilli();
        ticksInThePast = time.isSetBackBy(millis, offset, settings) ? ticksInThePast + 1 : 0;
        time = ticksInThePast < SET_BACK ? time.after(millis, offset, settings) : time.from(millis, offset, settings);
        out.keep(TIME, time);
    }

    void arm(Deadline deadline) {
        deadlines.add(deadline);
    }

    void disarm(Deadline deadline) {
        deadlines.remove(deadline);
    }

    int deadlines() {
        return deadlines.size();
    }

    /** The next deadline that has come; null where none has. */
    @Nullable
    Deadline nextDue() {
        return deadlines.isEmpty() || deadlines.first().at() > counted()
                ? null
                : Objects.requireNonNull(deadlines.pollFirst());
    }

    void say(DeviceSignal signal) {
        sayWhatIsKept();
        out.say(signal);
    }

    void sayOnceKept(DeviceSignal signal) {
        toSay.add(signal);
    }

    private void sayWhatIsKept() {
        toSay.forEach(out::say);
        toSay.clear();
    }

    void keep(Watch watch) {
        out.keep(DEVICE + watch.device(), watch.noted());
    }

    void forget(Watch watch) {
        out.keep(DEVICE + watch.device(), null);
    }

    void keep(GatewayWatch gateway) {
        out.keep(GATEWAY + gateway.id, gateway.kept());
    }

    void forget(GatewayWatch gateway) {
        out.keep(GATEWAY + gateway.id, null);
    }

    void changed(Watch watch) {
        out.changed(watch.kept());
    }
}
