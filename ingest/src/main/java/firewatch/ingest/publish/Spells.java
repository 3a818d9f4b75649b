package firewatch.ingest.publish;

import firewatch.events.Condition;
import firewatch.events.EventJson;
import firewatch.events.GatewayId;
import firewatch.events.Signal.ConditionChanged;
import firewatch.events.Signal.ConditionChanged.Change;
import firewatch.events.Topics;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The conditions that the ear itself finds at gateways, told as they begin and end. Those that last are kept in a
 * compacted topic: one that was open when this ear ended, and is not found again in its usual time, is told as ended.
 */
@Singleton
public class Spells implements Keepings.Keeper {
    /** No key of a link begins so, since a gateway's name is never empty. */
    static final String KEY_PREFIX = LinkReturns.KEY_PREFIX + "\n";

    private final Lane lane;
    private final Duration peerReturnWithin;
    private final Clock clock;
    private final String ear;
    private final Map<String, Open> open = new ConcurrentHashMap<>();

    @Inject
    public Spells(
            Lanes lanes,
            PublishConfig config,
            Clock clock,
            @ConfigProperty(name = "ingest.instance", defaultValue = "ear") String ear) {
        this.lane = lanes.signals();
        this.peerReturnWithin = config.linkReturnWithin();
        this.clock = clock;
        this.ear = ear;
    }

    /** A spell that is open, as it is kept in Kafka. */
    record Spell(GatewayId gateway, String format, Condition condition, String ear) {
        Spell {
            Objects.requireNonNull(gateway, "gateway");
            Objects.requireNonNull(format, "format");
            Objects.requireNonNull(condition, "condition");
            Objects.requireNonNull(ear, "ear");
        }

        private String key() {
            return KEY_PREFIX + ear + "\n" + gateway + "\n" + condition;
        }
    }

    /** A spell, and when it is over where it was found before the last start and not since. */
    private record Open(Spell spell, @Nullable Instant overAt) {}

    @Override
    public boolean isOwn(String key) {
        return key.startsWith(KEY_PREFIX);
    }

    @Override
    public void restore(String key, byte @Nullable [] value) {
        if (value == null) {
            open.remove(key);
            return;
        }
        Spell spell = EventJson.read(value, Spell.class);
        if (spell.ear().equals(ear)) {
            open.put(key, new Open(spell, clock.instant().plus(patienceWith(spell.condition()))));
        }
    }

    private Duration patienceWith(Condition condition) {
        return condition == Condition.SECOND_PEER ? peerReturnWithin : UndecodableWatch.QUIET;
    }

    /** Tells that the condition is there, or still is, and keeps it. */
    public void began(GatewayId gateway, String format, Condition condition, Instant at) {
        Spell spell = new Spell(gateway, format, condition, ear);
        open.compute(spell.key(), (key, before) -> {
            if (before == null) {
                lane.offer(Outgoing.keyed(Topics.SESSIONS, key, EventJson.write(spell), () -> {}));
            }
            tell(spell, Change.BEGAN, at, () -> {});
            return new Open(spell, null);
        });
    }

    /** Tells that the condition is no longer there. */
    public void ended(GatewayId gateway, String format, Condition condition, Instant at) {
        Spell spell = new Spell(gateway, format, condition, ear);
        open.compute(spell.key(), (_, _) -> end(spell, at));
    }

    /** Ends what was open at the last start and did not come back in time. */
    void endWhatDidNotReturn() {
        Instant now = clock.instant();
        for (String key : open.keySet()) {
            open.computeIfPresent(
                    key, (_, kept) -> kept.overAt == null || now.isBefore(kept.overAt) ? kept : end(kept.spell, now));
        }
    }

    private @Nullable Open end(Spell spell, Instant at) {
        tell(spell, Change.ENDED, at, () -> forget(spell.key()));
        return null;
    }

    /** Not before Kafka has its end, and not where it began again meanwhile. */
    private void forget(String key) {
        open.compute(key, (_, again) -> {
            if (again == null) {
                lane.offer(Outgoing.keyed(Topics.SESSIONS, key, null, () -> {}));
            }
            return again;
        });
    }

    private void tell(Spell spell, Change change, Instant at, Runnable accepted) {
        lane.offer(Outgoing.keyed(
                Topics.SIGNALS,
                spell.gateway().value(),
                SignalPublisher.ofGateway(
                        spell.gateway(), spell.format(), at, new ConditionChanged(spell.condition(), change)),
                accepted));
    }
}
