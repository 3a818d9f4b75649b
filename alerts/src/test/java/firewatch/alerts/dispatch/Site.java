package firewatch.alerts.dispatch;

import firewatch.alerts.alarm.Alarm;
import firewatch.alerts.ledger.Action;
import firewatch.alerts.ledger.AlarmLedger;
import firewatch.alerts.ledger.Episodes;
import firewatch.events.AlarmClass;
import firewatch.events.BuildingId;
import firewatch.events.Placement;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Makes buildings with routes and sets them on fire; what a test makes is its own. */
@Singleton
class Site {
    private final Jdbi jdbi;
    private final AlarmLedger ledger;
    private final Contacts contacts;
    private final RouteBook routes;
    private final DeliveryRecord record;

    Site(Jdbi jdbi, AlarmLedger ledger, Contacts contacts, RouteBook routes, DeliveryRecord record) {
        this.jdbi = jdbi;
        this.ledger = ledger;
        this.contacts = contacts;
        this.routes = routes;
        this.record = record;
    }

    String building() {
        String id = "b-" + UUID.randomUUID();
        jdbi.useHandle(handle -> handle.execute("insert into building (id, name) values (?, ?)", id, id));
        return id;
    }

    Episodes firesIn(String building) {
        return Episodes.ofNewDevice(AlarmClass.FIRE).in(installedIn(building));
    }

    private static Placement installedIn(String building) {
        return new Placement.Installed(new BuildingId(building), "3", null, null);
    }

    Contact contact(String url) {
        Contact contact = new Contact(UUID.randomUUID().toString(), "Duty phone", "webhook", null, url, Known.SECRET);
        contacts.add(contact);
        return contact;
    }

    Contact console() {
        Contact contact = new Contact(UUID.randomUUID().toString(), "Whoever is on duty", "console", null, "", null);
        contacts.add(contact);
        return contact;
    }

    String route(String building, Contact contact, Duration after, Until until) {
        String id = UUID.randomUUID().toString();
        routes.add(new Route(id, "route", building, null, Set.of(AlarmClass.FIRE), contact.id(), after, until));
        return id;
    }

    /** Lets a fire begin, and answers its case. */
    UUID begin(Episodes fires) {
        ledger.take(List.of(fires.began()));
        return alarm(fires);
    }

    /** Lets what burns already come to stand in a building. */
    void place(Episodes fires, String building) {
        ledger.take(List.of(fires.in(installedIn(building)).again(2)));
    }

    /** Does something while the ledger has the alarm in hand. */
    void whileChanging(UUID alarm, Runnable work) {
        ledger.act(alarm, new Action.Comment("on my way"), "lin", (Alarm _) -> true, _ -> {
            work.run();
            return true;
        });
    }

    String gateway(@Nullable String building) {
        String id = "g-" + UUID.randomUUID();
        jdbi.useHandle(handle -> handle.execute(
                "insert into gateway (id, building, secret_sha256) values (?, ?, 'none')", id, building));
        return id;
    }

    void device(String gateway, @Nullable String building) {
        String id = "d-" + UUID.randomUUID();
        jdbi.useHandle(handle ->
                handle.execute("insert into device (id, gateway, building) values (?, ?, ?)", id, gateway, building));
    }

    void end(Episodes fires) {
        ledger.take(List.of(fires.ended(2)));
    }

    UUID alarm(Episodes fires) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select id from alarm where device = :device order by opened desc limit 1")
                        .bind("device", fires.device())
                        .mapTo(UUID.class)
                        .one());
    }

    void acknowledge(UUID alarm) {
        act(alarm, new Action.Acknowledge(null));
    }

    void act(UUID alarm, Action action) {
        ledger.act(alarm, action, "lin", (Alarm _) -> true, _ -> true);
    }

    /** Repeats of the alarm's page along the route that were called off just now. */
    void calledOff(UUID alarm, String route, int repeats) {
        jdbi.useHandle(handle -> handle.execute("""
                insert into delivery (id, alarm, change, route, step, type, page, urgency, contact, contact_name, channel,
                    until, body, state, due, first_due, settled, received_at, created_at, closed_at)
                select gen_random_uuid(), alarm, change, route, 1000 + number, type, page, urgency, contact, contact_name,
                    channel, until, body, 'cancelled', due, first_due, true, received_at, created_at, now()
                from delivery, generate_series(1, ?) number where alarm = ? and route = ? and step = 0
                """, repeats, alarm, route));
    }

    void everythingIsAnswered() {
        jdbi.useHandle(handle -> handle.execute("update delivery set settled = true"));
    }

    /** An on-test ends, and whoever ends it does not see what is held back. */
    void endsUnseen(OnTest onTest) {
        jdbi.useHandle(handle -> handle.execute("update on_test set until = now() where id = ?", onTest.id()));
    }

    List<DeliveryRecord.Shown> deliveries(UUID alarm) {
        return record.of(alarm);
    }

    List<String> timeline(UUID alarm) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select kind from timeline where alarm = :alarm order by id")
                        .bind("alarm", alarm)
                        .mapTo(String.class)
                        .list());
    }

    /** Runs something in a transaction that is then given up, as one whose process died. */
    void abandoned(Runnable work) {
        QuarkusTransaction.begin();
        try {
            work.run();
        } finally {
            QuarkusTransaction.rollback();
        }
    }
}
