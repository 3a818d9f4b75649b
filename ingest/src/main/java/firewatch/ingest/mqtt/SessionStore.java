package firewatch.ingest.mqtt;

import firewatch.events.EventJson;
import firewatch.events.GatewayId;
import firewatch.events.Topics;
import firewatch.ingest.publish.Keepings;
import firewatch.ingest.publish.LinkReturns;
import firewatch.ingest.publish.OwnRecords;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** The sessions that outlive their connections, and our restarts: in memory, and in a compacted topic. */
@Singleton
public class SessionStore implements Keepings.Keeper {
    private final OwnRecords records;
    private final Clock clock;
    private final Map<String, Kept> sessions = new ConcurrentHashMap<>();

    @Inject
    public SessionStore(OwnRecords records, Clock clock) {
        this.records = records;
        this.clock = clock;
    }

    @Override
    public boolean isOwn(String key) {
        return !key.startsWith(LinkReturns.KEY_PREFIX);
    }

    @Override
    public void restore(String key, byte @Nullable [] value) {
        if (value == null) {
            sessions.remove(key);
        } else {
            sessions.put(key, new Kept(EventJson.read(value, Session.class), clock.instant()));
        }
    }

    Optional<Session> find(GatewayId gateway, String clientId) {
        Kept kept = sessions.get(Session.key(gateway, clientId));
        return kept == null || kept.isOver(clock.instant()) ? Optional.empty() : Optional.of(kept.session);
    }

    long countOf(GatewayId gateway) {
        return sessions.values().stream()
                .filter(kept -> kept.session.gateway().equals(gateway))
                .count();
    }

    /** Keeps the session; {@code written} is called on any thread when Kafka has it. */
    void keep(Session session, Runnable written) {
        AtomicBoolean isOnItsWay = new AtomicBoolean();
        sessions.compute(session.key(), (_, before) -> {
            if (before == null || !before.session.equals(session)) {
                isOnItsWay.set(true);
                write(session, written);
            }
            return new Kept(session, null);
        });
        if (!isOnItsWay.get()) {
            written.run();
        }
    }

    /** It has a connection, and is kept as it is; where it was forgotten since it was opened, it is kept again. */
    void connected(Session session) {
        sessions.compute(session.key(), (_, kept) -> {
            if (kept == null) {
                write(session, () -> {});
            }
            return new Kept(kept == null ? session : kept.session, null);
        });
    }

    private void write(Session session, Runnable written) {
        records.write(Topics.SESSIONS, session.key(), EventJson.write(session), written);
    }

    /** Forgets the session, if there is one; {@code written} as with {@link #keep}. */
    void forget(GatewayId gateway, String clientId, Runnable written) {
        String key = Session.key(gateway, clientId);
        AtomicBoolean isOnItsWay = new AtomicBoolean();
        sessions.computeIfPresent(key, (_, _) -> {
            isOnItsWay.set(true);
            records.write(Topics.SESSIONS, key, null, written);
            return null;
        });
        if (!isOnItsWay.get()) {
            written.run();
        }
    }

    /** From now on its expiry runs. */
    void disconnected(GatewayId gateway, String clientId) {
        sessions.computeIfPresent(Session.key(gateway, clientId), (_, kept) -> new Kept(kept.session, clock.instant()));
    }

    /** Forgets those that were without a connection for longer than they may. */
    void forgetWhatIsOver() {
        Instant now = clock.instant();
        for (String each : List.copyOf(sessions.keySet())) {
            sessions.computeIfPresent(each, (key, kept) -> {
                if (!kept.isOver(now)) {
                    return kept;
                }
                records.write(Topics.SESSIONS, key, null, () -> {});
                return null;
            });
        }
    }

    /** A session, and since when it has no connection; null where it has one. */
    private record Kept(Session session, @Nullable Instant disconnectedAt) {
        boolean isOver(Instant now) {
            return disconnectedAt != null && now.isAfter(disconnectedAt.plusSeconds(session.expirySeconds()));
        }
    }
}
