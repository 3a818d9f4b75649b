package firewatch.alerts.dispatch;

import firewatch.alerts.channel.Secret;
import firewatch.alerts.channel.Target;
import firewatch.alerts.channel.console.ConsoleChannel;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Every delivery there is or is to be (投递记录), and what came of each attempt. A delivery is a row from the moment its
 * alarm is committed until a receiver took it; what became of it never depends on what a process remembers.
 */
@Singleton
class DeliveryLog {
    private final Jdbi jdbi;

    DeliveryLog(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** A contact for which something is due. */
    record Due(String contact, String channel) {}

    /** The contacts for which something is due, the most urgent first. */
    List<Due> due(Instant now) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select contact, min(channel) as channel from delivery
                        where (state = 'pending' and due <= :now) or (state = 'claimed' and lease_until <= :now)
                        group by contact order by min(urgency), min(due)
                        """)
                .bind("now", now)
                .map((row, _) -> new Due(row.getString("contact"), row.getString("channel")))
                .list());
    }

    /** Takes what is due for a contact in hand, and what a process that died had in hand; the most urgent first. */
    List<Claimed> claim(String contact, int most, Urgency least, Instant now, Duration lease) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        with taken as (
                            update delivery set state = 'claimed', claim = gen_random_uuid(), lease_until = :lease,
                                attempts = attempts + 1
                            where id in (
                                select id from delivery
                                where contact = :contact and urgency <= :least
                                    and ((state = 'pending' and due <= :now)
                                        or (state = 'claimed' and lease_until <= :now))
                                order by urgency, due limit :most for update skip locked)
                            returning *)
                        select t.*, c.address, c.secret from taken t left join contact c on c.id = t.contact
                        order by t.urgency, t.due
                        """)
                .bind("contact", contact)
                .bind("least", least.ordinal())
                .bind("now", now)
                .bind("lease", now.plus(lease))
                .bind("most", most)
                .map(DeliveryLog::claimed)
                .list());
    }

    /** Those of these deliveries that nobody else is changing just now; they are this transaction's until it ends. */
    Set<UUID> free(Collection<UUID> ids) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select id from delivery where id = any(:ids) order by id for no key update skip locked")
                .bindArray("ids", UUID.class, Set.copyOf(ids))
                .mapTo(UUID.class)
                .set());
    }

    /** What came of these deliveries so far: the labels of the outcomes, by delivery. */
    Map<UUID, Set<String>> outcomes(Collection<UUID> ids) {
        Map<UUID, Set<String>> outcomes = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery("select delivery, outcome from attempt where delivery = any(:ids)")
                .bindArray("ids", UUID.class, Set.copyOf(ids))
                .map((row, _) -> outcomes.computeIfAbsent(row.getObject("delivery", UUID.class), _ -> new HashSet<>())
                        .add(row.getString("outcome")))
                .list());
        return outcomes;
    }

    void record(List<Finished> finished) {
        jdbi.useHandle(handle -> {
            PreparedBatch batch = handle.prepareBatch("""
                    insert into attempt (delivery, number, at, outcome, status, took_ms, reason)
                    values (:delivery, :number, :at, :outcome, :status, :took, :reason) on conflict do nothing
                    """);
            for (Finished each : finished) {
                Attempt attempt = each.attempt();
                batch.bind("delivery", each.claimed().id())
                        .bind("number", each.claimed().number())
                        .bind("at", attempt.at())
                        .bind("outcome", attempt.outcome().label())
                        .bind("status", attempt.outcome().status())
                        .bind("took", attempt.took().toMillis())
                        .bind("reason", attempt.outcome().reason())
                        .add();
            }
            batch.execute();
        });
    }

    /** Closes deliveries as accepted, whoever has them in hand by now: the receiver has them. Answers those that were not. */
    List<Finished> accept(List<Finished> finished) {
        if (finished.isEmpty()) {
            return List.of();
        }
        return jdbi.withHandle(handle -> {
            PreparedBatch batch = handle.prepareBatch("""
                    update delivery set state = 'accepted', closed_at = :now, claim = null, lease_until = null,
                        other_means_at = null
                    where id = :id and state <> 'accepted'
                    """);
            for (Finished each : finished) {
                batch.bind("id", each.claimed().id())
                        .bind("now", each.attempt().end())
                        .add();
            }
            int[] rows = batch.execute();
            return IntStream.range(0, rows.length)
                    .filter(i -> rows[i] == 1)
                    .mapToObj(finished::get)
                    .toList();
        });
    }

    /** Puts a delivery back to be tried later, if it is still ours. */
    void retry(Claimed claimed, Instant due) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update delivery set state = 'pending', due = :due, claim = null, lease_until = null
                        where id = :id and claim = :claim
                        """)
                .bind("id", claimed.id())
                .bind("claim", claimed.claim())
                .bind("due", due)
                .execute());
    }

    /** Closes a delivery that cannot be made, if it is still ours; a page then looks for another means. */
    void refuse(Claimed claimed, Instant now, Instant otherMeansAt) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update delivery set state = 'refused', closed_at = :now, claim = null, lease_until = null,
                            other_means_at = case when page and not settled
                                then least(other_means_at, cast(:otherMeansAt as timestamptz)) end
                        where id = :id and claim = :claim
                        """)
                .bind("id", claimed.id())
                .bind("claim", claimed.claim())
                .bind("now", now)
                .bind("otherMeansAt", otherMeansAt)
                .execute());
    }

    private static Claimed claimed(ResultSet row, StatementContext context) throws SQLException {
        String address = row.getString("address");
        String secret = row.getString("secret");
        boolean console = row.getString("channel").equals(ConsoleChannel.NAME);
        Target target = address == null ? null : new Target(address, secret == null ? null : new Secret(secret));
        return new Claimed(
                row.getObject("id", UUID.class),
                row.getObject("claim", UUID.class),
                row.getInt("attempts"),
                row.getObject("alarm", UUID.class),
                row.getString("route"),
                row.getInt("step"),
                row.getString("type"),
                row.getBoolean("page"),
                Urgency.values()[row.getInt("urgency")],
                row.getString("contact"),
                row.getString("contact_name"),
                row.getString("channel"),
                console ? new Target("", null) : target,
                row.getString("body"),
                row.getBoolean("settled"),
                row.getTimestamp("received_at").toInstant(),
                row.getTimestamp("created_at").toInstant());
    }
}
