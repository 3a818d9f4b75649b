package firewatch.rules.watch;

/**
 * The time that deadlines go by, in milliseconds: the newest tick, less all the time in which the ear was not awake, so
 * that nobody is accused of what we did not hear.
 *
 * @param now the newest tick; -1 before the first
 * @param frozen how much of the time up to now did not count
 * @param frozenUntil up to when it does not count
 * @param offset of the newest tick that was seen: what comes at or before it is heard again after a restart
 */
public record SupervisedTime(long now, long frozen, long frozenUntil, long offset) implements Kept {
    static final SupervisedTime NONE = new SupervisedTime(-1, 0, 0, -1);

    boolean isKnown() {
        return now >= 0;
    }

    /** The time that counted. */
    long counted() {
        return now - frozen;
    }

    /** The time on our clock when this counted time was reached, or will be. */
    long onTheClock(long counted) {
        return counted + frozen;
    }

    /** Whether a tick that was not seen before is so far in the past that a clock must have been set back. */
    boolean isSetBackBy(long tick, long at, WatchSettings settings) {
        return isKnown() && at > offset && now - tick > settings.gap().toMillis();
    }

    SupervisedTime after(long tick, long at, WatchSettings settings) {
        long seen = Math.max(offset, at);
        if (!isKnown()) {
            return new SupervisedTime(tick, 0, 0, seen);
        }
        long step = tick - now;
        if (step <= 0) {
            return new SupervisedTime(now, frozen, frozenUntil, seen);
        }
        if (step > settings.gap().toMillis()) {
            return from(tick, seen, settings);
        }
        return new SupervisedTime(tick, tick <= frozenUntil ? frozen + step : frozen, frozenUntil, seen);
    }

    /** From here on time is this, forwards or back, and what lay between did not count. */
    SupervisedTime from(long tick, long at, WatchSettings settings) {
        return new SupervisedTime(
                tick, frozen + tick - now, tick + settings.afterGap().toMillis(), at);
    }
}
