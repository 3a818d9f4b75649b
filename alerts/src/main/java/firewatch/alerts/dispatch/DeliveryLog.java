package firewatch.alerts.dispatch;

import firewatch.alerts.alarm.AlarmChange;
import firewatch.alerts.channel.Outcome;
import firewatch.alerts.channel.Secret;
import firewatch.alerts.channel.Target;
import firewatch.alerts.channel.console.ConsoleChannel;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Every delivery there is or is to be (投递记录), and what came of each attempt. A delivery is a row from the moment its
 * alarm is committed until a receiver took it; what became of it never depends on what a process remembers.
 */
@Singleton
class DeliveryLog {
    /** The route of a fire that matches none. */
    static final String UNROUTED = "unrouted";
    /** The route of a page that went to the operators since nobody else took it. */
    static final String OTHER_MEANS = "other-means";

    private final Jdbi jdbi;

    DeliveryLog(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Writes a delivery; the same change, route and step twice is one. */
    void write(AlarmChange change, Planned planned, String body) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into delivery (id, alarm, change, route, step, type, page, urgency, contact, contact_name,
                            channel, until, body, due, first_due, other_means_at, on_test, received_at, created_at)
                        values (:id, :alarm, :change, :route, 0, :type, :page, :urgency, :contact, :contactName,
                            :channel, :until, :body, :due, :due, :otherMeansAt, :onTest, :receivedAt, :createdAt)
                        on conflict (alarm, change, route, step) do nothing
                        """)
                .bind("id", UUID.randomUUID())
                .bind("alarm", change.alarm().id())
                .bind("change", change.alarm().version())
                .bind("route", planned.route())
                .bind("type", planned.type())
                .bind("page", planned.page())
                .bind("urgency", planned.urgency().ordinal())
                .bind("contact", planned.contact())
                .bind("contactName", planned.contactName())
                .bind("channel", planned.channel())
                .bind("until", planned.until().wireName())
                .bind("body", body)
                .bind("due", planned.due())
                .bind("otherMeansAt", planned.otherMeansAt())
                .bind("onTest", planned.onTest())
                .bind("receivedAt", change.alarm().receivedAt())
                .bind("createdAt", change.at())
                .execute());
    }

    /** Somebody answered: what has not begun is called off, and nothing repeats. What is under way is still delivered. */
    void answer(UUID alarm, Instant now) {
        settle(alarm, now, "true");
    }

    /** A later change pages anew: what repeats is called off, later steps still come. */
    void supersede(UUID alarm, Instant now) {
        settle(alarm, now, "step > 0");
    }

    /** The alarm no longer stands, so what an on-test held back is not to be sent at its end. */
    void dropHeldBack(UUID alarm, Instant now) {
        jdbi.useHandle(handle ->
                handle.createUpdate("""
                        update delivery set state = 'cancelled', settled = true, closed_at = :now
                        where alarm = :alarm and page and state = 'pending' and on_test is not null and due > :now
                        """).bind("alarm", alarm).bind("now", now).execute());
    }

    private void settle(UUID alarm, Instant now, String calledOff) {
        jdbi.useHandle(handle -> {
            handle.createUpdate("""
                            update delivery set state = 'cancelled', settled = true, closed_at = :now
                            where alarm = :alarm and page and state = 'pending'
                                and (step > 0 or (attempts = 0 and due > :now)) and (%s)
                            """.formatted(calledOff))
                    .bind("alarm", alarm)
                    .bind("now", now)
                    .execute();
            handle.createUpdate("""
                            update delivery set settled = true
                            where alarm = :alarm and page and not settled
                                and not (state = 'pending' and attempts = 0 and due > :now)
                            """).bind("alarm", alarm).bind("now", now).execute();
        });
    }

    /** The routes that have a later step still to come for this alarm. */
    Set<String> awaited(UUID alarm) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select route from delivery where alarm = :alarm and page and state = 'pending' and attempts = 0")
                .bind("alarm", alarm)
                .mapTo(String.class)
                .set());
    }

    /** The routes along which this alarm pages or paged, at once or later. */
    Set<String> pagedRoutes(UUID alarm) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select distinct route from delivery where alarm = :alarm and page")
                        .bind("alarm", alarm)
                        .mapTo(String.class)
                        .set());
    }

    /** Whether the operators' console has a page of this alarm, or is to have one by then. */
    boolean callsConsole(UUID alarm, Instant then) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select exists (
                            select from delivery
                            where alarm = :alarm and page and channel = :console and first_due <= :then
                                and state <> 'cancelled')
                        """)
                .bind("alarm", alarm)
                .bind("console", ConsoleChannel.NAME)
                .bind("then", then)
                .mapTo(Boolean.class)
                .one());
    }

    /** Somebody who was paged, and along which route. */
    record Paged(String route, String contact, String contactName, String channel) {}

    /** Everybody outside who was paged for this alarm, or is being paged now. */
    List<Paged> paged(UUID alarm, Instant now) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select distinct on (contact) route, contact, contact_name, channel from delivery
                        where alarm = :alarm and page and channel <> :console
                            and (attempts > 0 or (state = 'pending' and due <= :now))
                        order by contact, change, step
                        """)
                .bind("alarm", alarm)
                .bind("console", ConsoleChannel.NAME)
                .bind("now", now)
                .map((row, context) -> new Paged(
                        row.getString("route"),
                        row.getString("contact"),
                        row.getString("contact_name"),
                        row.getString("channel")))
                .list());
    }

    /** The contacts for which something is due, the most urgent first. */
    List<String> dueContacts(Instant now) {
        return jdbi.withHandle(handle ->
                handle.createQuery("""
                        select contact from delivery
                        where (state = 'pending' and due <= :now) or (state = 'claimed' and lease_until <= :now)
                        group by contact order by min(urgency), min(due)
                        """).bind("now", now).mapTo(String.class).list());
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

    /** Whether a delivery failed for the first time: worth a line on the alarm's timeline, unlike the tenth time. */
    boolean firstOfItsKind(Claimed claimed, Outcome outcome) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select not exists (select from attempt where delivery = :id and outcome = :outcome)
                        """)
                .bind("id", claimed.id())
                .bind("outcome", outcome.label())
                .mapTo(Boolean.class)
                .one());
    }

    void record(Claimed claimed, Attempt attempt) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into attempt (delivery, number, at, outcome, status, took_ms, reason)
                        values (:delivery, :number, :at, :outcome, :status, :took, :reason) on conflict do nothing
                        """)
                .bind("delivery", claimed.id())
                .bind("number", claimed.number())
                .bind("at", attempt.at())
                .bind("outcome", attempt.outcome().label())
                .bind("status", attempt.outcome().status())
                .bind("took", attempt.took().toMillis())
                .bind("reason", attempt.outcome().reason())
                .execute());
    }

    /** Closes a delivery as accepted, whoever has it in hand by now: the receiver has it. */
    boolean accept(Claimed claimed, Instant now) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        update delivery set state = 'accepted', closed_at = :now, claim = null, lease_until = null,
                            other_means_at = null
                        where id = :id and state <> 'accepted'
                        """)
                        .bind("id", claimed.id())
                        .bind("now", now)
                        .execute()
                == 1);
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
