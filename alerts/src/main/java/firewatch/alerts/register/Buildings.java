package firewatch.alerts.register;

import firewatch.access.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** The buildings in the database. */
@ApplicationScoped
class Buildings {
    private static final String COLUMNS = "id, name, area, floors, class, height, x, y";

    private final Jdbi jdbi;

    Buildings(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    List<Building> list(
            Caller caller, @Nullable String area, @Nullable String searched, @Nullable String after, int limit) {
        return jdbi.withHandle(
                handle -> Rows.bindScope(handle.createQuery("select " + COLUMNS + """
                                 from building
                                where (:all or id = any(:scope))
                                  and (cast(:area as text) is null or area = :area)
                                  and (cast(:after as text) is null or id > :after)
                                  and (cast(:q as text) is null or id ilike :q or name ilike :q)
                                order by id limit :limit"""), caller.buildings())
                        .bind("area", area)
                        .bind("after", after)
                        .bind("q", Rows.pattern(searched))
                        .bind("limit", limit)
                        .map(Buildings::building)
                        .list());
    }

    Optional<Building> find(String id) {
        return jdbi.withHandle(handle -> handle.createQuery("select " + COLUMNS + " from building where id = :id")
                .bind("id", id)
                .map(Buildings::building)
                .findOne());
    }

    boolean exists(@Nullable String id) {
        return id != null && find(id).isPresent();
    }

    /** All ids there are. */
    Set<String> ids() {
        return jdbi.withHandle(handle -> handle.createQuery("select id from building")
                .mapTo(String.class)
                .set());
    }

    @Transactional
    public Change add(Building building) {
        return Change.ofInserted(
                jdbi.withHandle(handle -> bind(handle.createUpdate("insert into building (" + COLUMNS + """
                                ) values (:id, :name, :area, :floors, :class, :height, :x, :y) on conflict do nothing"""), building)
                        .execute()));
    }

    @Transactional
    public Change replace(Building building) {
        return Change.ofUpdated(jdbi.withHandle(
                handle -> bind(handle.createUpdate("""
                                update building set name = :name, area = :area, floors = :floors, class = :class,
                                    height = :height, x = :x, y = :y where id = :id"""), building).execute()));
    }

    @Transactional
    public Change delete(String id) {
        return jdbi.withHandle(handle -> {
            boolean used =
                    handle.createQuery("""
                            select exists (select from gateway where building = :id)
                                or exists (select from device where building = :id)
                                or exists (select from person where :id = any(buildings))""").bind("id", id).mapTo(Boolean.class).one();
            return used ? Change.IN_USE : Change.ofUpdated(handle.execute("delete from building where id = ?", id));
        });
    }

    private static Update bind(Update update, Building building) {
        return update.bind("id", building.id())
                .bind("name", building.name())
                .bind("area", building.area())
                .bind("floors", building.floors())
                .bind("class", building.buildingClass())
                .bind("height", building.height())
                .bind("x", building.x())
                .bind("y", building.y());
    }

    private static Building building(ResultSet row, StatementContext context) throws SQLException {
        return new Building(
                row.getString("id"),
                row.getString("name"),
                row.getString("area"),
                Rows.integer(row, "floors"),
                row.getString("class"),
                Rows.number(row, "height"),
                Rows.number(row, "x"),
                Rows.number(row, "y"));
    }
}
