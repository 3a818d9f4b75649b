package firewatch.alerts.dispatch;

import firewatch.access.Caller;
import firewatch.events.AlarmClass;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.Update;

/** The routes as they are stored. */
@Singleton
class RouteBook {
    private final Jdbi jdbi;

    RouteBook(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** A route with its place in the list. */
    record Row(long made, Route route) {}

    /** A route with the contact it leads to. */
    record Lead(Route route, String contactName, String channel) {}

    Optional<Route> find(String id) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from route where id = :id")
                .bind("id", id)
                .map(RouteBook::row)
                .findOne()
                .map(Row::route));
    }

    /** Those the caller sees, in the order they were made. */
    List<Row> after(long made, int limit, Caller caller) {
        Set<String> buildings = caller.buildings();
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select * from route
                        where made > :made and (:everywhere or building = any(:buildings))
                        order by made limit :limit
                        """)
                .bind("made", made)
                .bind("limit", limit)
                .bind("everywhere", caller.seesEverything())
                .bindArray("buildings", String.class, buildings == null ? Set.of() : buildings)
                .map(RouteBook::row)
                .list());
    }

    /** All routes, the earliest first. */
    List<Lead> leads() {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select r.*, c.name as contact_name, c.channel
                        from route r join contact c on c.id = r.contact
                        order by r.after_ms, r.made
                        """)
                .map((row, context) ->
                        new Lead(row(row, context).route(), row.getString("contact_name"), row.getString("channel")))
                .list());
    }

    void add(Route route) {
        write(route, """
                insert into route (id, name, building, area, classes, contact, after_ms, until)
                values (:id, :name, :building, :area, :classes, :contact, :after, :until)
                """);
    }

    void replace(Route route) {
        write(route, """
                update route set name = :name, building = :building, area = :area, classes = :classes,
                    contact = :contact, after_ms = :after, until = :until
                where id = :id
                """);
    }

    void remove(String id) {
        jdbi.useHandle(handle -> handle.execute("delete from route where id = ?", id));
    }

    private void write(Route route, String sql) {
        jdbi.useHandle(handle -> {
            Update update = handle.createUpdate(sql);
            update.bind("id", route.id())
                    .bind("name", route.name())
                    .bind("building", route.building())
                    .bind("area", route.area())
                    .bindArray(
                            "classes",
                            String.class,
                            route.classes().stream()
                                    .sorted()
                                    .map(AlarmClass::name)
                                    .toList())
                    .bind("contact", route.contact())
                    .bind("after", route.after().toMillis())
                    .bind("until", route.until().wireName())
                    .execute();
        });
    }

    private static Row row(ResultSet row, StatementContext context) throws SQLException {
        String[] classes = (String[]) row.getArray("classes").getArray();
        Route route = new Route(
                row.getString("id"),
                row.getString("name"),
                row.getString("building"),
                row.getString("area"),
                Arrays.stream(classes).map(AlarmClass::valueOf).collect(Collectors.toUnmodifiableSet()),
                row.getString("contact"),
                Duration.ofMillis(row.getLong("after_ms")),
                Until.ofWireName(row.getString("until")));
        return new Row(row.getLong("made"), route);
    }
}
