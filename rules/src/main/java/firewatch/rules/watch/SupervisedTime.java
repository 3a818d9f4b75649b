package firewatch.rules.watch;

/**
 * The time that deadlines go by, in milliseconds: the newest tick, less all the time in which the ear was not awake, so
 * that nobody is accused of what we did not hear.
 *
 * @param now the newest tick; -1 before the first
 * @param frozen how much of the time up to now did not count
 * @param frozenUntil up to when it does not count
 */
public record SupervisedTime(long now, long frozen, long frozenUntil) implements Kept {
    static final SupervisedTime NONE = new SupervisedTime(-1, 0, 0);

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

    SupervisedTime after(long tick, WatchSettings settings) {
        if (!isKnown()) {
            return new SupervisedTime(tick, 0, 0);
        }
        long step = tick - now;
        if (step <= 0) {
            return this;
        }
        if (step > settings.gap().toMillis()) {
            return new SupervisedTime(
                    tick, frozen + step, tick + settings.afterGap().toMillis());
        }
        return new SupervisedTime(tick, tick <= frozenUntil ? frozen + step : frozen, frozenUntil);
    }
}
