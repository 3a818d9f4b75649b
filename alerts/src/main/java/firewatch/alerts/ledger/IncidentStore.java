package firewatch.alerts.ledger;

import firewatch.access.Page;
import firewatch.events.AlarmClass;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Incidents, put together from the cases that name them; newest first. */
@Singleton
public class IncidentStore {
    private final Jdbi jdbi;

    IncidentStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** A page of the incidents that have a case in these buildings (null is all), of those begun before a place. */
    public Page<Incident> page(@Nullable Set<String> buildings, long before, int limit) {
        List<Row> rows = jdbi.withHandle(handle -> {
            Query query = handle.createQuery(select(buildings != null))
                    .bind("before", before)
                    .bind("limit", limit + 1);
            if (buildings != null) {
                query.bind("buildings", buildings.toArray(String[]::new));
            }
            return query.map((row, _) -> new Row(row.getLong("place"), incident(row)))
                    .list();
        });
        Page<Row> page = Page.of(rows, limit, row -> List.of(Long.toString(row.place())));
        return new Page<>(page.items().stream().map(Row::incident).toList(), page.next());
    }

    private static String select(boolean scoped) {
        return """
                select a.incident, min(a.opened) as place, array_agg(distinct a.class) as classes,
                    min(a.building) as building, min(b.name) as building_name,
                    min(a.raised_at) as raised_at, max(a.raised_at) as last_raised_at,
                    bool_or(a.active) as active, bool_or(a.confirmed) as confirmed,
                    count(*) filter (where a.state <> 'CLOSED') as open,
                    array_agg(a.id order by a.opened) as alarms
                from alerts.alarm a left join alerts.building b on b.id = a.building
                where a.incident is not null %s
                group by a.incident having min(a.opened) < :before
                order by place desc limit :limit
                """.formatted(scoped ? "and a.building = any(:buildings)" : "");
    }

    private static Incident incident(ResultSet row) throws SQLException {
        return new Incident(
                row.getString("incident"),
                gravest((String[]) row.getArray("classes").getArray()),
                row.getString("building"),
                row.getString("building_name"),
                AlarmRows.instant(row, "raised_at"),
                AlarmRows.instant(row, "last_raised_at"),
                row.getBoolean("active"),
                row.getBoolean("confirmed"),
                row.getInt("open"),
                List.of((UUID[]) row.getArray("alarms").getArray()));
    }

    private static AlarmClass gravest(String[] classes) {
        return Arrays.stream(classes)
                .map(AlarmClass::valueOf)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private record Row(long place, Incident incident) {}
}
