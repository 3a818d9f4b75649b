package firewatch.alerts.health;

import firewatch.events.EventJson;
import firewatch.events.HealthEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The newest health of each building, in the database. */
@ApplicationScoped
class HealthStore {
    /** One page of buildings; their devices are counted only where the rules told nothing of them yet. */
    private static final String LIST = """
            with here as (
                select id from building
                where (:all or id = any(:scope)) and (cast(:after as text) is null or id > :after)
                order by id limit :limit
            ), tested as (
                select d.building, count(distinct d.id) as devices
                from on_test t join device d on t.device = d.id or t.gateway = d.gateway
                    or (t.building = d.building and (t.floor is null or t.floor = d.floor))
                where t.since <= :now and t.until > :now
                group by d.building
            )
            select here.id, convert_to(cast(h.data as text), 'UTF8') as data, coalesce(tested.devices, 0) as on_test,
                case when h.building is null
                    then (select count(*) from device d where d.building = here.id) end as devices
            from here
            left join building_health h on h.building = here.id
            left join tested on tested.building = here.id
            order by here.id
            """;

    private final Jdbi jdbi;
    private final HealthChanges changes;
    private final Clock clock;

    HealthStore(Jdbi jdbi, HealthChanges changes, Clock clock) {
        this.jdbi = jdbi;
        this.changes = changes;
        this.clock = clock;
    }

    /** Writes them together, and tells of those that are otherwise than before; each building comes once. */
    @Transactional
    public void keep(Collection<HealthEvent> events) {
        jdbi.useHandle(handle -> {
            List<Health> changed = new ArrayList<>();
            for (HealthEvent event : events) {
                if (write(handle, event)) {
                    changed.add(Health.of(event, onTest(handle, event.building().value())));
                }
            }
            if (!changed.isEmpty()) {
                changes.changed(changed);
            }
        });
    }

    private static boolean write(Handle handle, HealthEvent event) {
        return handle.createUpdate("""
                        insert into building_health as known (building, at, data)
                        values (:building, :at, cast(:data as jsonb))
                        on conflict (building) do update set at = excluded.at, data = excluded.data
                        where known.data - 'at' is distinct from excluded.data - 'at'
                        """)
                        .bind("building", event.building().value())
                        .bind("at", event.at())
                        .bind("data", new String(EventJson.write(event), StandardCharsets.UTF_8))
                        .execute()
                > 0;
    }

    /** The health of a building of the register; empty where there is no such building. */
    Optional<Health> find(String building) {
        return list(Set.of(building), null, 1).stream().findFirst();
    }

    /**
     * The health of the buildings of the register, by their ids.
     *
     * @param scope the buildings to look at; null is all
     * @param after the id to start after; null is the first
     */
    List<Health> list(@Nullable Set<String> scope, @Nullable String after, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(LIST)
                .bind("all", scope == null)
                .bindArray("scope", String.class, scope == null ? List.of() : List.copyOf(scope))
                .bind("after", after)
                .bind("limit", limit)
                .bind("now", clock.instant())
                .map(HealthStore::health)
                .list());
    }

    private static Health health(ResultSet row, StatementContext context) throws SQLException {
        int onTest = row.getInt("on_test");
        byte[] data = row.getBytes("data");
        return data == null
                ? Health.unheard(row.getString("id"), row.getInt("devices"), onTest)
                : Health.of(EventJson.read(data, HealthEvent.class), onTest);
    }

    private int onTest(Handle handle, String building) {
        Instant now = clock.instant();
        return handle.createQuery("""
                        select count(*) from device d
                        where d.building = :building and exists (
                            select from on_test t where t.since <= :now and t.until > :now
                                and (t.device = d.id or t.gateway = d.gateway
                                    or (t.building = d.building and (t.floor is null or t.floor = d.floor))))
                        """)
                .bind("building", building)
                .bind("now", now)
                .mapTo(Integer.class)
                .one();
    }
}
