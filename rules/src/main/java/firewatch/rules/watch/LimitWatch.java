package firewatch.rules.watch;

import firewatch.events.Condition;
import firewatch.events.DeviceSignal;
import firewatch.events.Limit;
import firewatch.events.Reading;
import firewatch.events.Signal.Measured;
import firewatch.rules.state.SignalTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The watch over limits (越限): a value beyond its limit for long enough is said to be, and that it came back. Values are
 * put in order by the device's time where it can be believed, so what comes late never speaks over what is newer; the
 * last value holds until the next.
 */
final class LimitWatch {
    private static final int AT_MOST = 256;

    private final Ground ground;
    private final WatchSettings settings;

    LimitWatch(Ground ground) {
        this.ground = ground;
        settings = ground.settings();
    }

    void measured(Watch watch, DeviceSignal signal) {
        if (!(signal.signal() instanceof Measured measured)) {
            return;
        }
        Instant said = SignalTime.of(signal, settings.clock()).at();
        Instant at = said.isAfter(signal.receivedAt()) ? signal.receivedAt() : said;
        boolean worthKeeping = false;
        for (Reading reading : measured.readings()) {
            Limit limit = watch.registration().limits().get(reading.quantity());
            LimitState state = limit == null ? null : state(watch, signal.point(), reading);
            if (limit != null && state != null && !state.isNewerThan(at, signal.receivedAt())) {
                state.newest = at;
                state.value = reading.value();
                worthKeeping |= judge(watch, state, limit, signal.receivedAt());
            }
        }
        if (worthKeeping) {
            ground.keep(watch);
        }
    }

    private static @Nullable LimitState state(Watch watch, @Nullable String point, Reading reading) {
        String part = LimitMark.part(point, reading.quantity(), reading.channel());
        LimitState known = watch.limits.get(part);
        if (known != null || watch.limits.size() >= AT_MOST) {
            return known;
        }
        LimitState state = new LimitState(point, reading.quantity(), reading.channel());
        watch.limits.put(part, state);
        return state;
    }

    /** Judges the newest value; answers whether there is something new to keep. */
    private boolean judge(Watch watch, LimitState state, Limit limit, Instant receivedAt) {
        boolean counts = raiseWhatLasted(watch, state, limit, receivedAt);
        if (state.raised) {
            boolean isBack = state.isBack(limit, settings);
            if (isBack) {
                end(watch, state, state.newest, receivedAt);
            }
            return counts || isBack;
        }
        if (!state.isBeyond(limit)) {
            boolean wasBeyond = state.beyondSince != null;
            state.beyondSince = null;
            disarm(state);
            return wasBeyond;
        }
        if (state.beyondSince != null) {
            return false;
        }
        state.beyondSince = state.unused(state.newest);
        if (!raiseWhatLasted(watch, state, limit, receivedAt)) {
            arm(watch, state, Duration.between(state.newest, state.beyondSince.plus(limit.forAtLeast())));
        }
        return true;
    }

    /**
     * Says of a value that held up to the newest, whatever that is, that it was beyond for long enough: the deadline may
     * not have come, as it does not while time stands still.
     */
    private boolean raiseWhatLasted(Watch watch, LimitState state, Limit limit, Instant receivedAt) {
        Instant since = state.beyondSince;
        if (state.raised || since == null || state.newest.isBefore(since.plus(limit.forAtLeast()))) {
            return false;
        }
        ground.say(raise(watch, state, since, since.plus(limit.forAtLeast()), receivedAt));
        return true;
    }

    /** It was beyond for long enough, by the last value that is known. */
    void due(Watch watch, String part) {
        LimitState state = watch.limits.get(part);
        Limit limit = state == null ? null : watch.registration().limits().get(state.quantity);
        if (state == null || limit == null || state.beyondSince == null || state.raised) {
            return;
        }
        state.armed = null;
        Instant counts = state.beyondSince.plus(limit.forAtLeast());
        ground.sayOnceKept(raise(watch, state, state.beyondSince, counts, ground.now()));
        ground.keep(watch);
    }

    private DeviceSignal raise(Watch watch, LimitState state, Instant since, Instant at, Instant now) {
        disarm(state);
        state.raised = true;
        return word(watch, state, "over", since, at, now, true);
    }

    private void end(Watch watch, LimitState state, Instant at, Instant now) {
        state.raised = false;
        state.beyondSince = null;
        ground.say(word(watch, state, "within", at, at, now, false));
    }

    private static DeviceSignal word(
            Watch watch, LimitState state, String rule, Instant from, Instant at, Instant now, boolean began) {
        DeviceSignal signal = Derived.signal(
                watch.device(),
                state.part(),
                watch.gatewayId(),
                began ? Derived.began(Condition.OVER_LIMIT) : Derived.ended(Condition.OVER_LIMIT),
                rule + "/" + state.part(),
                from,
                at,
                now);
        state.says(signal);
        return signal;
    }

    /** The device's limits may be others: the last values are judged again. */
    void changed(Watch watch) {
        for (LimitState state : List.copyOf(watch.limits.values())) {
            Limit limit = watch.registration().limits().get(state.quantity);
            boolean isWithin = limit == null || !state.isBeyond(limit);
            if (state.raised && isWithin) {
                end(watch, state, later(state), later(state));
            } else if (limit != null && !state.raised) {
                disarm(state);
                state.beyondSince = isWithin ? null : state.beyondSince;
                judgeAgain(watch, state, limit);
            }
            if (limit == null) {
                disarm(state);
                if (state.said == null) {
                    watch.limits.remove(state.part());
                }
            }
        }
    }

    /** What was within the former limits is beyond the new ones since they were written. */
    private void judgeAgain(Watch watch, LimitState state, Limit limit) {
        if (!state.isBeyond(limit)) {
            return;
        }
        Instant now = later(state);
        if (state.beyondSince == null) {
            state.beyondSince = state.unused(now);
        }
        Instant counts = state.beyondSince.plus(limit.forAtLeast());
        if (!now.isBefore(counts)) {
            ground.say(raise(watch, state, state.beyondSince, counts, now));
        } else {
            arm(watch, state, Duration.between(now, counts));
        }
    }

    private Instant later(LimitState state) {
        Instant now = ground.now();
        return now.isAfter(state.newest) ? now : state.newest;
    }

    /** Nobody watches this device any more. */
    void forget(Watch watch) {
        for (LimitState state : watch.limits.values()) {
            disarm(state);
            if (state.raised) {
                end(watch, state, later(state), later(state));
            }
        }
    }

    /** After a restart, what was beyond is given its time again. */
    void takeUpAgain(Watch watch) {
        for (LimitState state : watch.limits.values()) {
            Limit limit = watch.registration().limits().get(state.quantity);
            if (limit != null
                    && state.beyondSince != null
                    && !state.raised
                    && ground.time().isKnown()) {
                arm(watch, state, limit.forAtLeast());
            }
        }
    }

    private void arm(Watch watch, LimitState state, Duration in) {
        long at = ground.counted() + Math.max(0, in.toMillis());
        Deadline deadline = new Deadline(at, Deadline.Kind.LIMIT, watch.device().value(), state.part());
        state.armed = deadline;
        ground.arm(deadline);
    }

    private void disarm(LimitState state) {
        if (state.armed != null) {
            ground.disarm(state.armed);
            state.armed = null;
        }
    }
}
