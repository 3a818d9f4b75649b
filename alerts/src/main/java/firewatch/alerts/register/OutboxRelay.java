package firewatch.alerts.register;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/**
 * Takes what waits in the outbox to Kafka, in order, and marks it only after the brokers accepted it. What was published
 * but not marked is published again, which changes nothing: a record holds the whole of its key.
 */
@ApplicationScoped
class OutboxRelay {
    static final int AT_A_TIME = 500;

    private static final long LOCK = 0x6669_7265_7265_676CL;
    private static final Duration KEPT = Duration.ofDays(7);

    private final Jdbi jdbi;
    private final Clock clock;

    OutboxRelay(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** What one round did. */
    record Round(int published, int failed, boolean anotherHadTheTurn) {
        boolean isFull() {
            return published == AT_A_TIME;
        }
    }

    /**
     * Publishes the oldest that wait; one process at a time, since order is what the lock keeps. Its transaction is the
     * connection's own: one that spans services would follow the sending onto Kafka's threads.
     */
    Round publish(Announcer announcer) throws InterruptedException {
        try (Handle handle = jdbi.open()) {
            Connection connection = handle.getConnection();
            connection.setAutoCommit(false);
            boolean done = false;
            try {
                Round round = inTurn(handle, announcer);
                connection.commit();
                done = true;
                return round;
            } finally {
                if (!done) {
                    connection.rollback();
                }
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the outbox cannot be read", e);
        }
    }

    private Round inTurn(Handle handle, Announcer announcer) throws InterruptedException {
        boolean mine = handle.createQuery("select pg_try_advisory_xact_lock(:lock)")
                .bind("lock", LOCK)
                .mapTo(Boolean.class)
                .one();
        if (!mine) {
            return new Round(0, 0, true);
        }
        List<Waiting> waiting = waiting(handle);
        List<Long> accepted = accepted(waiting, announcer);
        mark(handle, accepted);
        return new Round(accepted.size(), waiting.size() - accepted.size(), false);
    }

    /** Forgets what was published long ago. */
    @Transactional
    public void forgetOld() {
        Instant before = clock.instant().minus(KEPT);
        jdbi.useHandle(handle -> handle.execute("delete from register_outbox where published_at < ?", before));
    }

    /** How long the oldest has waited; zero where none waits. */
    Duration backlogAge() {
        return jdbi.withHandle(
                handle -> handle.createQuery("select min(written_at) from register_outbox where published_at is null")
                        .mapTo(Instant.class)
                        .findOne()
                        .map(oldest -> Duration.between(oldest, clock.instant()))
                        .filter(Duration::isPositive)
                        .orElse(Duration.ZERO));
    }

    /** The number of the youngest change of that topic; zero where there is none. */
    long youngest(String topic) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select coalesce(max(id), 0) from register_outbox where topic = :topic")
                        .bind("topic", topic)
                        .mapTo(Long.class)
                        .one());
    }

    /** Whether the topic was told everything up to this number. */
    boolean isTold(String topic, long upTo) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select not exists (select from register_outbox
                            where published_at is null and topic = :topic and id <= :upTo)""")
                .bind("topic", topic)
                .bind("upTo", upTo)
                .mapTo(Boolean.class)
                .one());
    }

    private static List<Waiting> waiting(Handle handle) {
        return handle.createQuery("select id, topic, key, value from register_outbox where published_at is null"
                        + " order by id limit :limit")
                .bind("limit", AT_A_TIME)
                .map(Waiting::of)
                .list();
    }

    /** Those that Kafka took, less those that must be told again since an older one of their key was not taken. */
    private static List<Long> accepted(List<Waiting> waiting, Announcer announcer) throws InterruptedException {
        List<CompletableFuture<Void>> sent = new ArrayList<>();
        for (Waiting row : waiting) {
            sent.add(announcer.announce(row.topic, row.key, row.value).toCompletableFuture());
        }
        List<Long> accepted = new ArrayList<>();
        Set<String> broken = new HashSet<>();
        for (int i = 0; i < sent.size(); i++) {
            String key = waiting.get(i).topic + ' ' + waiting.get(i).key;
            if (isTaken(sent.get(i)) && !broken.contains(key)) {
                accepted.add(waiting.get(i).id);
            } else {
                broken.add(key);
            }
        }
        return accepted;
    }

    private static boolean isTaken(CompletableFuture<Void> sent) throws InterruptedException {
        try {
            sent.get();
            return true;
        } catch (ExecutionException e) {
            return false;
        }
    }

    private void mark(Handle handle, List<Long> ids) {
        handle.createUpdate("update register_outbox set published_at = :now where id = any(:ids)")
                .bind("now", clock.instant())
                .bindArray("ids", Long.class, ids)
                .execute();
    }

    private record Waiting(long id, String topic, String key, byte @Nullable [] value) {
        static Waiting of(ResultSet row, StatementContext context) throws SQLException {
            return new Waiting(row.getLong("id"), row.getString("topic"), row.getString("key"), row.getBytes("value"));
        }
    }
}
