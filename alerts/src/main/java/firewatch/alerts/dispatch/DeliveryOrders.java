package firewatch.alerts.dispatch;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import firewatch.alerts.alarm.AlarmChange;
import firewatch.alerts.channel.console.ConsoleChannel;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * What the ledger's transaction orders of dispatch: deliveries to be made, and others to be called off. Many alarms at a
 * time, each of them once.
 */
@Singleton
class DeliveryOrders {
    /** The route of a fire that matches none. */
    static final String UNROUTED = "unrouted";
    /** The route of a page that went to the operators since nobody else took it. */
    static final String OTHER_MEANS = "other-means";

    private final Jdbi jdbi;

    DeliveryOrders(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** A delivery to be written. */
    record Order(AlarmChange change, Planned planned, String body) {}

    /** Writes deliveries; the same change, route and step twice is one. */
    void write(List<Order> orders) {
        jdbi.useHandle(handle -> {
            PreparedBatch batch = handle.prepareBatch("""
                    insert into delivery (id, alarm, change, route, step, type, page, urgency, contact, contact_name,
                        channel, until, body, due, first_due, other_means_at, on_test, received_at, created_at)
                    values (:id, :alarm, :change, :route, 0, :type, :page, :urgency, :contact, :contactName,
                        :channel, :until, :body, :due, :due, :otherMeansAt, :onTest, :receivedAt, :createdAt)
                    on conflict (alarm, change, route, step) do nothing
                    """);
            orders.forEach(order -> bound(batch, order).add());
            batch.execute();
        });
    }

    private static PreparedBatch bound(PreparedBatch row, Order order) {
        AlarmChange change = order.change();
        Planned planned = order.planned();
        return row.bind("id", UUID.randomUUID())
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
                .bind("body", order.body())
                .bind("due", planned.due())
                .bind("otherMeansAt", planned.otherMeansAt())
                .bind("onTest", planned.onTest())
                .bind("receivedAt", change.alarm().receivedAt())
                .bind("createdAt", change.at());
    }

    /** Somebody answered: what has not begun is called off, and nothing repeats. What is under way is still delivered. */
    void answer(Collection<UUID> alarms, Instant now) {
        settle(alarms, now, "true");
    }

    /** A later change pages anew: what repeats is called off, later steps still come. */
    void supersede(Collection<UUID> alarms, Instant now) {
        settle(alarms, now, "step > 0");
    }

    /** The alarms no longer stand, so what an on-test held back is not to be sent at its end. */
    void dropHeldBack(Collection<UUID> alarms, Instant now) {
        update(alarms, now, """
                update delivery set state = 'cancelled', settled = true, closed_at = :now
                where alarm = any(:alarms) and page and state = 'pending' and on_test is not null and due > :now
                """);
    }

    private void settle(Collection<UUID> alarms, Instant now, String calledOff) {
        update(alarms, now, """
                update delivery set state = 'cancelled', settled = true, closed_at = :now
                where alarm = any(:alarms) and page and state = 'pending'
                    and (step > 0 or (attempts = 0 and due > :now)) and (%s)
                """.formatted(calledOff));
        update(alarms, now, """
                update delivery set settled = true
                where alarm = any(:alarms) and page and not settled
                    and not (state = 'pending' and attempts = 0 and due > :now)
                """);
    }

    private void update(Collection<UUID> alarms, Instant now, String sql) {
        jdbi.useHandle(handle -> handle.createUpdate(sql)
                .bindArray("alarms", UUID.class, Set.copyOf(alarms))
                .bind("now", now)
                .execute());
    }

    /** The routes that have a later step still to come, by alarm. */
    Map<UUID, Set<String>> awaited(Collection<UUID> alarms) {
        return routes(alarms, "state = 'pending' and attempts = 0");
    }

    /** The routes along which these alarms page or paged, at once or later. */
    Map<UUID, Set<String>> paged(Collection<UUID> alarms) {
        return routes(alarms, "true");
    }

    private Map<UUID, Set<String>> routes(Collection<UUID> alarms, String which) {
        record Along(UUID alarm, String route) {}
        return jdbi
                .withHandle(handle -> handle.createQuery(
                                "select distinct alarm, route from delivery where alarm = any(:alarms) and page and ("
                                        + which + ")")
                        .bindArray("alarms", UUID.class, Set.copyOf(alarms))
                        .map((row, _) -> new Along(row.getObject("alarm", UUID.class), row.getString("route")))
                        .list())
                .stream()
                .collect(groupingBy(Along::alarm, mapping(Along::route, toSet())));
    }

    /** When the operators' console had its first page of these alarms, or is to have it. */
    Map<UUID, Instant> consoleCalls(Collection<UUID> alarms) {
        return jdbi
                .withHandle(handle -> handle.createQuery("""
                                select alarm, min(first_due) as first_due from delivery
                                where alarm = any(:alarms) and page and channel = :console and state <> 'cancelled'
                                group by alarm
                                """)
                        .bindArray("alarms", UUID.class, Set.copyOf(alarms))
                        .bind("console", ConsoleChannel.NAME)
                        .map((row, _) -> Map.entry(
                                row.getObject("alarm", UUID.class),
                                row.getObject("first_due", OffsetDateTime.class).toInstant()))
                        .list())
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Somebody who was paged, and along which route. */
    record Reached(UUID alarm, String route, String contact, String contactName, String channel) {}

    /** Everybody outside who was paged for these alarms, or is being paged now, by alarm. */
    Map<UUID, List<Reached>> reached(Collection<UUID> alarms, Instant now) {
        return jdbi
                .withHandle(handle -> handle.createQuery("""
                                select distinct on (alarm, contact) alarm, route, contact, contact_name, channel
                                from delivery
                                where alarm = any(:alarms) and page and channel <> :console
                                    and (attempts > 0 or (state = 'pending' and due <= :now))
                                order by alarm, contact, change, step
                                """)
                        .bindArray("alarms", UUID.class, Set.copyOf(alarms))
                        .bind("console", ConsoleChannel.NAME)
                        .bind("now", now)
                        .map((row, _) -> new Reached(
                                row.getObject("alarm", UUID.class),
                                row.getString("route"),
                                row.getString("contact"),
                                row.getString("contact_name"),
                                row.getString("channel")))
                        .list())
                .stream()
                .collect(groupingBy(Reached::alarm, toList()));
    }
}
