package firewatch.alerts.access;

import firewatch.alerts.time.Ticks;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Slows down guessing. An account is limited per address, so that guessing elsewhere locks nobody out; an address is
 * limited over all accounts except those that have got in from there, so that one guesser behind a shared address locks
 * out none who works there.
 */
@ApplicationScoped
class LoginLimit {
    private static final int LARGEST = 20_000;

    private final Ticks ticks;
    private final Allowances<Attempt> attempts;
    private final Allowances<String> addresses;
    private final Set<Attempt> known = new LinkedHashSet<>();

    LoginLimit(LoginConfig config, Ticks ticks) {
        this.ticks = ticks;
        this.attempts = new Allowances<>(config.failuresPerAccount(), config.recovery());
        this.addresses = new Allowances<>(config.failuresPerAddress(), config.recovery());
    }

    /** One account tried from one address. */
    record Attempt(String account, String address) {}

    /** Counts the attempt as failed until told otherwise; zero where it may go on, else how long to wait. */
    Duration begin(Attempt attempt) {
        long now = ticks.nanos();
        Duration wait = attempts.take(attempt, now);
        if (!wait.isZero() || isKnown(attempt)) {
            return wait;
        }
        return addresses.take(attempt.address(), now);
    }

    void succeeded(Attempt attempt) {
        attempts.restore(attempt);
        if (!isKnown(attempt)) {
            addresses.giveBack(attempt.address(), ticks.nanos());
            remember(attempt);
        }
    }

    private boolean isKnown(Attempt attempt) {
        synchronized (known) {
            return known.contains(attempt);
        }
    }

    private void remember(Attempt attempt) {
        synchronized (known) {
            known.add(attempt);
            if (known.size() > LARGEST) {
                known.remove(known.iterator().next());
            }
        }
    }
}
