package firewatch.ingest.publish;

import firewatch.events.Condition;
import firewatch.events.DeviceId;
import firewatch.events.DeviceSignal;
import firewatch.events.DeviceSignal.ClockSource;
import firewatch.events.GatewayId;
import firewatch.events.Signal.ConditionChanged;
import firewatch.events.Signal.ConditionChanged.Change;
import firewatch.events.SignalId;
import firewatch.events.Topics;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** Says of a gateway that it cannot be understood, once in a while as long as that lasts, and that it ended. */
@Singleton
public class UndecodableWatch {
    static final Duration QUIET = Duration.ofMinutes(10);

    private final Lane lane;
    private final Clock clock;
    private final Map<GatewayId, Spell> spells = new ConcurrentHashMap<>();

    @Inject
    public UndecodableWatch(Lanes lanes, Clock clock) {
        this.lane = lanes.signals();
        this.clock = clock;
    }

    void deadLetter(GatewayId gateway, String format) {
        Instant now = clock.instant();
        spells.compute(gateway, (_, spell) -> {
            if (spell != null && now.isBefore(spell.told.plus(QUIET))) {
                return new Spell(format, spell.told, now);
            }
            say(gateway, format, now, Change.BEGAN);
            return new Spell(format, now, now);
        });
    }

    /** Ends the spells of the gateways that were understood long enough. */
    void endWhatIsOver() {
        Instant now = clock.instant();
        for (GatewayId gateway : spells.keySet()) {
            spells.computeIfPresent(gateway, (_, spell) -> {
                if (now.isBefore(spell.last.plus(QUIET))) {
                    return spell;
                }
                say(gateway, spell.format, now, Change.ENDED);
                return null;
            });
        }
    }

    private void say(GatewayId gateway, String format, Instant now, Change change) {
        DeviceSignal signal = new DeviceSignal(
                SignalId.mint(now, ThreadLocalRandom.current()),
                new DeviceId(gateway.value()),
                null,
                gateway,
                format,
                now,
                now,
                ClockSource.RECEIVED,
                null,
                false,
                false,
                new ConditionChanged(Condition.UNDECODABLE, change));
        lane.offer(Outgoing.keyed(Topics.SIGNALS, gateway.value(), signal, () -> {}));
    }

    private record Spell(String format, Instant told, Instant last) {}
}
