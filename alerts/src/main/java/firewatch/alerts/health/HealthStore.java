package firewatch.alerts.health;

import firewatch.events.EventJson;
import firewatch.events.HealthEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The newest health of each building, in the database. */
@ApplicationScoped
class HealthStore {
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
        return jdbi.withHandle(handle -> {
            boolean exists = handle.createQuery("select exists (select from building where id = :id)")
                    .bind("id", building)
                    .mapTo(Boolean.class)
                    .one();
            return exists ? Optional.of(health(handle, building)) : Optional.empty();
        });
    }

    private Health health(Handle handle, String building) {
        int onTest = onTest(handle, building);
        return handle.createQuery("select data from building_health where building = :building")
                .bind("building", building)
                .map((row, _) ->
                        EventJson.read(row.getString("data").getBytes(StandardCharsets.UTF_8), HealthEvent.class))
                .findOne()
                .map(event -> Health.of(event, onTest))
                .orElseGet(() -> Health.unheard(building, devices(handle, building), onTest));
    }

    private static int devices(Handle handle, String building) {
        return handle.createQuery("select count(*) from device where building = :building")
                .bind("building", building)
                .mapTo(Integer.class)
                .one();
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
