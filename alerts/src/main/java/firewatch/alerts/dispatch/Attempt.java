package firewatch.alerts.dispatch;

import firewatch.alerts.channel.Outcome;
import java.time.Duration;
import java.time.Instant;

/** One try to deliver, with what came of it. */
record Attempt(Instant at, Duration took, Outcome outcome) {
    Instant end() {
        return at.plus(took);
    }
}
