package firewatch.alerts.register;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The areas in the database. */
@ApplicationScoped
class Areas {
    private final Jdbi jdbi;

    Areas(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    List<Area> list(@Nullable String searched, @Nullable String after, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select id, name from area
                        where (cast(:after as text) is null or id > :after)
                          and (cast(:q as text) is null or id ilike :q or name ilike :q)
                        order by id limit :limit""")
                .bind("after", after)
                .bind("q", Rows.pattern(searched))
                .bind("limit", limit)
                .map(Areas::area)
                .list());
    }

    Optional<Area> find(String id) {
        return jdbi.withHandle(handle -> handle.createQuery("select id, name from area where id = :id")
                .bind("id", id)
                .map(Areas::area)
                .findOne());
    }

    @Transactional
    public Change add(Area area) {
        return Change.ofInserted(jdbi.withHandle(handle -> handle.execute(
                "insert into area (id, name) values (?, ?) on conflict do nothing", area.id(), area.name())));
    }

    @Transactional
    public Change replace(Area area) {
        return Change.ofUpdated(jdbi.withHandle(
                handle -> handle.execute("update area set name = ? where id = ?", area.name(), area.id())));
    }

    @Transactional
    public Change delete(String id) {
        return jdbi.withHandle(handle -> {
            boolean used = handle.createQuery("select exists (select from building where area = :id)")
                    .bind("id", id)
                    .mapTo(Boolean.class)
                    .one();
            return used ? Change.IN_USE : Change.ofUpdated(handle.execute("delete from area where id = ?", id));
        });
    }

    private static Area area(ResultSet row, StatementContext context) throws SQLException {
        return new Area(row.getString("id"), row.getString("name"));
    }
}
