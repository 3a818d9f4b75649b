package firewatch.ingest.publish;

import firewatch.events.Condition;
import firewatch.events.GatewayId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Says of a gateway that it cannot be understood, once in a while as long as that lasts, and that it ended. */
@Singleton
public class UndecodableWatch {
    static final Duration QUIET = Duration.ofMinutes(10);

    private final Spells spells;
    private final Clock clock;
    private final Map<GatewayId, Heard> heard = new ConcurrentHashMap<>();

    @Inject
    public UndecodableWatch(Spells spells, Clock clock) {
        this.spells = spells;
        this.clock = clock;
    }

    void deadLetter(GatewayId gateway, String format) {
        Instant now = clock.instant();
        heard.compute(gateway, (_, before) -> {
            if (before != null && now.isBefore(before.told.plus(QUIET))) {
                return new Heard(format, before.told, now);
            }
            spells.began(gateway, format, Condition.UNDECODABLE, now);
            return new Heard(format, now, now);
        });
    }

    /** Ends the spells of the gateways that were understood long enough. */
    void endWhatIsOver() {
        Instant now = clock.instant();
        for (GatewayId gateway : heard.keySet()) {
            heard.computeIfPresent(gateway, (_, last) -> {
                if (now.isBefore(last.at.plus(QUIET))) {
                    return last;
                }
                spells.ended(gateway, last.format, Condition.UNDECODABLE, now);
                return null;
            });
        }
    }

    /** The last dead letter of a gateway, and when it was told last that there are any. */
    private record Heard(String format, Instant told, Instant at) {}
}
