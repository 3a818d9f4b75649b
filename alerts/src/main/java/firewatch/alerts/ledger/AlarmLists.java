package firewatch.alerts.ledger;

import firewatch.access.Page;
import firewatch.alerts.alarm.Alarm;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Cases in lists, newest first; a page stays where it is whatever comes meanwhile. */
@Singleton
public class AlarmLists {
    /** Before everything: where the first page begins. */
    public static final long NEWEST = Long.MAX_VALUE;

    private final Jdbi jdbi;

    AlarmLists(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    public Page<Alarm> page(AlarmQuery wanted) {
        List<Row> rows = isOfFew(wanted)
                ? QuarkusTransaction.joiningExisting().call(() -> plannedForThese(wanted))
                : rows(wanted);
        Page<Row> page = Page.of(rows, wanted.limit(), row -> List.of(Long.toString(row.opened())));
        return new Page<>(page.items().stream().map(Row::alarm).toList(), page.next());
    }

    /** Whether those wanted may be few among very many, which only these values tell. */
    private static boolean isOfFew(AlarmQuery wanted) {
        return wanted.since() != null || !wanted.classes().isEmpty();
    }

    /** A plan for any values takes a third of all cases to be recent, and would look through a million for the last ten. */
    private List<Row> plannedForThese(AlarmQuery wanted) {
        jdbi.useHandle(handle -> handle.execute("set local plan_cache_mode = force_custom_plan"));
        return rows(wanted);
    }

    private List<Row> rows(AlarmQuery wanted) {
        return jdbi.withHandle(handle -> bound(handle.createQuery(sql(wanted)), wanted)
                .map((row, context) -> new Row(row.getLong("opened"), AlarmRows.alarm(row, context)))
                .list());
    }

    static String sql(AlarmQuery wanted) {
        return AlarmRows.SELECT + where(wanted) + " order by a.opened desc limit :limit";
    }

    /** Every open case in these buildings, newest first; null is all buildings. */
    public List<Alarm> open(@Nullable Set<String> buildings) {
        return jdbi.withHandle(handle -> {
            Query query = handle.createQuery(AlarmRows.SELECT + " where a.state <> 'CLOSED'"
                    + (buildings == null ? "" : " and a.building = any(:buildings)") + " order by a.opened desc");
            if (buildings != null) {
                query.bind("buildings", buildings.toArray(String[]::new));
            }
            return query.map(AlarmRows::alarm).list();
        });
    }

    private static String where(AlarmQuery wanted) {
        List<String> terms = new ArrayList<>();
        terms.add("a.opened < :before");
        switch (wanted.state()) {
            case OPEN -> terms.add("a.state <> 'CLOSED'");
            case CLOSED -> terms.add("a.state = 'CLOSED'");
            case ALL -> {}
        }
        if (!wanted.classes().isEmpty()) {
            terms.add("a.class = any(:classes)");
        }
        if (wanted.building() != null) {
            terms.add("a.building = :building");
        }
        if (wanted.device() != null) {
            terms.add("a.device = :device");
        }
        if (wanted.since() != null) {
            terms.add("a.received_at >= :since");
        }
        if (wanted.buildings() != null) {
            terms.add("a.building = any(:buildings)");
        }
        return " where " + String.join(" and ", terms);
    }

    static Query bound(Query query, AlarmQuery wanted) {
        query.bind("before", wanted.before()).bind("limit", wanted.limit() + 1);
        if (!wanted.classes().isEmpty()) {
            query.bind("classes", wanted.classes().stream().map(Enum::name).toArray(String[]::new));
        }
        if (wanted.building() != null) {
            query.bind("building", wanted.building());
        }
        if (wanted.device() != null) {
            query.bind("device", wanted.device());
        }
        if (wanted.since() != null) {
            query.bind("since", wanted.since());
        }
        if (wanted.buildings() != null) {
            query.bind("buildings", wanted.buildings().toArray(String[]::new));
        }
        return query;
    }

    private record Row(long opened, Alarm alarm) {}
}
