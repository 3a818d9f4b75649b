package firewatch.alerts.dispatch;

import firewatch.alerts.alarm.AlarmTimeline;
import firewatch.alerts.alarm.TimelineEntry;
import firewatch.alerts.channel.console.ConsoleChannel;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/**
 * What follows where nobody answers (升级): a fire's page comes again until somebody does, and a page that nobody accepted
 * goes over another means too. Each step is a row with a due time.
 */
@Singleton
class Escalation {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int MOST_AT_ONCE = 100;

    private final Jdbi jdbi;
    private final Whereabouts whereabouts;
    private final AlarmTimeline timeline;
    private final DispatchConfig config;

    Escalation(Jdbi jdbi, Whereabouts whereabouts, AlarmTimeline timeline, DispatchConfig config) {
        this.jdbi = jdbi;
        this.whereabouts = whereabouts;
        this.timeline = timeline;
        this.config = config;
    }

    /** Writes the next page of a fire along the same route, unless somebody has answered. */
    void repeat(Claimed done, Instant now) {
        if (!done.page() || !done.isFire() || done.channel().equals(ConsoleChannel.NAME)) {
            return;
        }
        Instant due = nextRepeat(done, now);
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into delivery (id, alarm, change, route, step, type, page, urgency, contact, contact_name,
                            channel, until, body, due, first_due, other_means_at, follows, received_at, created_at)
                        select :next, alarm, change, route, step + 1, type, true, :urgency, contact, contact_name,
                            channel, until, body, :due, :due, :otherMeansAt, id, received_at, :now
                        from delivery where id = :id and until = 'acknowledged' and not settled
                        on conflict (alarm, change, route, step) do nothing
                        """)
                .bind("next", UUID.randomUUID())
                .bind("urgency", Urgency.FIRE.ordinal())
                .bind("due", due)
                .bind("otherMeansAt", due.plus(config.otherMeansAfter()))
                .bind("now", now)
                .bind("id", done.id())
                .execute());
    }

    /** The pages whose time to be accepted has run out; {@link #takeOtherMeans} decides, each in its own transaction. */
    List<Late> late(Instant now) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select id, alarm from delivery where other_means_at <= :now order by other_means_at limit :most")
                .bind("now", now)
                .bind("most", MOST_AT_ONCE)
                .map((row, context) -> new Late(row.getObject("id", UUID.class), row.getObject("alarm", UUID.class)))
                .list());
    }

    /**
     * Tries another means too, unless the page was accepted or answered: the next step to somebody else, else the console.
     * An alarm that is being changed just now waits for the next look.
     */
    void takeOtherMeans(Late late, Instant now) {
        if (!whereabouts.hold(late.alarm())) {
            return;
        }
        for (Waiting page : unaccepted(late, now)) {
            if (bringForward(page, now) || callTheConsole(page, now)) {
                timeline.add(
                        page.alarm(),
                        new TimelineEntry(now, "other_means", null, Map.of("instead_of", page.contactName())));
            }
        }
    }

    /** Ends repeats that were written while somebody answered: the answer did not see them, but it did see what they follow. */
    void callOffStrays(Instant now) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update delivery set state = 'cancelled', settled = true, closed_at = :now
                        where id in (
                            select d.id from delivery d join delivery before on before.id = d.follows
                            where before.settled and d.state = 'pending'
                            for update of d skip locked)
                        """).bind("now", now).execute());
    }

    private Instant nextRepeat(Claimed done, Instant now) {
        List<Instant> lately = jdbi.withHandle(handle -> handle.createQuery("""
                        select closed_at from delivery
                        where alarm = :alarm and route = :route and page and state in ('accepted', 'refused')
                            and closed_at > :since and closed_at <= :now
                        order by closed_at
                        """)
                .bind("alarm", done.alarm())
                .bind("route", done.route())
                .bind("since", now.minus(HOUR))
                .bind("now", now)
                .map((row, context) -> row.getTimestamp("closed_at").toInstant())
                .list());
        Instant soon = now.plus(config.repeatEvery());
        if (lately.size() < config.repeatsPerHour()) {
            return soon;
        }
        Instant whenRoom = lately.get(lately.size() - config.repeatsPerHour()).plus(HOUR);
        return whenRoom.isAfter(soon) ? whenRoom : soon;
    }

    /** A page whose time to be accepted may have run out. */
    record Late(UUID id, UUID alarm) {}

    private record Waiting(UUID id, UUID alarm, String contact, String contactName) {}

    private List<Waiting> unaccepted(Late late, Instant now) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        with late as (
                            update delivery set other_means_at = null
                            where id = :id and other_means_at <= :now
                            returning *)
                        select id, alarm, contact, contact_name from late
                        where state not in ('accepted', 'cancelled') and not settled
                        """)
                .bind("now", now)
                .bind("id", late.id())
                .map((row, context) -> new Waiting(
                        row.getObject("id", UUID.class),
                        row.getObject("alarm", UUID.class),
                        row.getString("contact"),
                        row.getString("contact_name")))
                .list());
    }

    /** Takes the next step of the same alarm, to somebody else, now instead of later. */
    private boolean bringForward(Waiting page, Instant now) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        update delivery set due = :now, first_due = :now, other_means_at = :otherMeansAt
                        where id = (
                            select id from delivery
                            where alarm = :alarm and contact <> :contact and page and state = 'pending'
                                and step = 0 and attempts = 0 and due > :now and on_test is null
                            order by due limit 1 for update skip locked)
                        """)
                        .bind("now", now)
                        .bind("otherMeansAt", now.plus(config.otherMeansAfter()))
                        .bind("alarm", page.alarm())
                        .bind("contact", page.contact())
                        .execute()
                == 1);
    }

    /** Puts it before the operators on duty, once for each change of the alarm. */
    private boolean callTheConsole(Waiting page, Instant now) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        insert into delivery (id, alarm, change, route, step, type, page, urgency, contact, contact_name,
                            channel, until, body, due, first_due, received_at, created_at)
                        select :next, alarm, change, :route, 0, type, true, urgency, :console, :console,
                            :console, 'accepted', body, :now, :now, received_at, :now
                        from delivery where id = :id
                        on conflict (alarm, change, route, step) do nothing
                        """)
                        .bind("next", UUID.randomUUID())
                        .bind("route", DeliveryOrders.OTHER_MEANS)
                        .bind("console", ConsoleChannel.NAME)
                        .bind("now", now)
                        .bind("id", page.id())
                        .execute()
                == 1);
    }
}
