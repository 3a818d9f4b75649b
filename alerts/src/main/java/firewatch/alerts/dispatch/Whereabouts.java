package firewatch.alerts.dispatch;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Where things are, read from the rows of the register and of the ledger in the same transaction. Islands share no code;
 * they do share one database.
 */
@Singleton
class Whereabouts {
    private final Jdbi jdbi;

    Whereabouts(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * What routing asks of an alarm beyond what it says itself.
     *
     * @param gateway the device's own; where it is not registered, the one that spoke for it. A foreign gateway that is on
     *     test keeps nothing from paging.
     */
    record Of(@Nullable String gateway, @Nullable String area) {}

    /** Where these alarms are, by id. */
    Map<UUID, Of> alarms(Collection<UUID> ids) {
        Map<UUID, Of> found = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery("""
                        select a.id, coalesce(d.gateway, a.gateway) as gateway, b.area
                        from alarm a left join device d on d.id = a.device left join building b on b.id = a.building
                        where a.id = any(:ids)
                        """)
                .bindArray("ids", UUID.class, Set.copyOf(ids))
                .map((row, context) -> found.put(
                        row.getObject("id", UUID.class), new Of(row.getString("gateway"), row.getString("area"))))
                .list());
        return found;
    }

    /**
     * Keeps an alarm from being changed until the transaction ends, before any of its deliveries is touched: the ledger, too,
     * locks the alarm first. Answers false, and does not wait, where somebody is changing it just now.
     */
    boolean hold(UUID alarm) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select true from alarm where id = :id for no key update skip locked")
                        .bind("id", alarm)
                        .mapTo(Boolean.class)
                        .findOne()
                        .isPresent());
    }

    /** Whether a gateway has a device that stands in none of these buildings, or nowhere. */
    boolean servesBeyond(String gateway, Set<String> buildings) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select exists (
                            select from device
                            where gateway = :gateway and (building is null or building <> all(:buildings)))
                        """)
                .bind("gateway", gateway)
                .bindArray("buildings", String.class, buildings)
                .mapTo(Boolean.class)
                .one());
    }

    /** The building an alarm is in; empty where there is no such alarm. */
    Optional<Place> alarmPlace(UUID id) {
        return place("select building from alarm where id = :id", id);
    }

    Optional<Place> device(String id) {
        return place("select building from device where id = :id", id);
    }

    Optional<Place> gateway(String id) {
        return place("select building from gateway where id = :id", id);
    }

    boolean isBuilding(String id) {
        return place("select id as building from building where id = :id", id).isPresent();
    }

    boolean isArea(String id) {
        return place("select id as building from area where id = :id", id).isPresent();
    }

    /** The building of something that is there. */
    record Place(@Nullable String building) {}

    private Optional<Place> place(String sql, Object id) {
        return jdbi.withHandle(handle -> handle.createQuery(sql)
                .bind("id", id)
                .map((row, context) -> new Place(row.getString("building")))
                .findOne());
    }
}
