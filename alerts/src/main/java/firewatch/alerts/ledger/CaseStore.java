package firewatch.alerts.ledger;

import firewatch.alerts.alarm.Alarm;
import firewatch.alerts.alarm.AlarmPlace;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The rows of cases; to change one, its place is held first ({@link Locks}). */
@Singleton
final class CaseStore {
    private final Jdbi jdbi;

    CaseStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** These cases, and those that are open at these places, locked. */
    List<Alarm> locked(Collection<UUID> ids, Collection<CasePlace> places) {
        return jdbi.withHandle(handle -> handle.createQuery(AlarmRows.SELECT + """
                         where a.id = any(:ids)
                            or (a.device = any(:devices) and coalesce(a.point, '') = any(:points)
                                and a.class = any(:classes) and a.state <> 'CLOSED')
                        order by a.id for no key update of a
                        """)
                .bindArray("ids", UUID.class, Set.copyOf(ids))
                .bindArray("devices", String.class, distinct(places, CasePlace::device))
                .bindArray("points", String.class, distinct(places, CasePlace::point))
                .bindArray(
                        "classes",
                        String.class,
                        distinct(places, place -> place.alarmClass().name()))
                .map(AlarmRows::alarm)
                .list());
    }

    private static List<String> distinct(Collection<CasePlace> places, Function<CasePlace, String> part) {
        return places.stream().map(part).distinct().toList();
    }

    /** The open case at this place, locked. */
    Optional<Alarm> openAt(CasePlace place) {
        return locked(Set.of(), Set.of(place)).stream().findFirst();
    }

    /** The case of that id, locked. */
    Optional<Alarm> locked(UUID id) {
        return locked(Set.of(id), Set.of()).stream().findFirst();
    }

    Optional<Alarm> find(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery(AlarmRows.SELECT + " where a.id = :id")
                .bind("id", id)
                .map(AlarmRows::alarm)
                .findOne());
    }

    /** The names of those of these buildings that the register knows, by id. */
    Map<String, String> buildingNames(Collection<String> ids) {
        Map<String, String> names = new HashMap<>();
        if (!ids.isEmpty()) {
            jdbi.useHandle(handle -> handle.createQuery("select id, name from alerts.building where id = any(:ids)")
                    .bindArray("ids", String.class, Set.copyOf(ids))
                    .map((row, _) -> names.put(row.getString("id"), row.getString("name")))
                    .list());
        }
        return names;
    }

    void insert(List<Docket.Opened> cases) {
        if (cases.isEmpty()) {
            return;
        }
        jdbi.useHandle(handle -> {
            PreparedBatch batch = handle.prepareBatch(INSERT);
            cases.forEach(each ->
                    bound(batch, each.alarm()).bind("gateway", each.gateway()).add());
            batch.execute();
        });
    }

    /** Writes cases over; each must be stored in the version that it was read in. */
    void update(List<Docket.Changed> cases) {
        if (cases.isEmpty()) {
            return;
        }
        jdbi.useHandle(handle -> {
            PreparedBatch batch = handle.prepareBatch(UPDATE);
            cases.forEach(each ->
                    bound(batch, each.alarm()).bind("before", each.before()).add());
            int[] rows = batch.execute();
            for (int i = 0; i < rows.length; i++) {
                if (rows[i] != 1) {
                    throw new IllegalStateException(
                            "alarm " + cases.get(i).alarm().id() + " was changed without its lock");
                }
            }
        });
    }

    private static PreparedBatch bound(PreparedBatch row, Alarm alarm) {
        AlarmPlace place = alarm.placement();
        return row.bind("id", alarm.id())
                .bind("version", alarm.version())
                .bind("class", alarm.alarmClass().name())
                .bind("state", alarm.state().name())
                .bind("condition", alarm.condition().name())
                .bind("active", alarm.active())
                .bind("device", alarm.deviceId())
                .bind("point", alarm.point())
                .bind("building", place == null ? null : place.building())
                .bind("floor", place == null ? null : place.floor())
                .bind("zone", place == null ? null : place.zone())
                .bind("label", place == null ? null : place.label())
                .bind("raised_at", alarm.raisedAt())
                .bind("received_at", alarm.receivedAt())
                .bind("confirmed", alarm.confirmed())
                .bind("escalations", alarm.escalations())
                .bind("incident", alarm.incident())
                .bind("acknowledged_by", alarm.acknowledgedBy())
                .bind("assigned_to", alarm.assignedTo())
                .bind(
                        "verified_as",
                        alarm.verifiedAs() == null ? null : alarm.verifiedAs().name())
                .bind("late", alarm.late())
                .bind("clock", alarm.clock().name())
                .bind("is_foreign", alarm.foreign())
                .bind("registered", alarm.registered())
                .bind("test", alarm.test());
    }

    private static final String INSERT = """
            insert into alerts.alarm (id, version, class, state, condition, active, device, point, gateway,
                building, floor, zone, label, raised_at, received_at, confirmed, escalations, incident,
                acknowledged_by, assigned_to, verified_as, late, clock, is_foreign, registered, test)
            values (:id, :version, :class, :state, :condition, :active, :device, :point, :gateway,
                :building, :floor, :zone, :label, :raised_at, :received_at, :confirmed, :escalations, :incident,
                :acknowledged_by, :assigned_to, :verified_as, :late, :clock, :is_foreign, :registered, :test)
            """;

    private static final String UPDATE = """
            update alerts.alarm set version = :version, state = :state, condition = :condition, active = :active,
                building = :building, floor = :floor, zone = :zone, label = :label,
                confirmed = :confirmed, escalations = :escalations, incident = :incident,
                acknowledged_by = :acknowledged_by, assigned_to = :assigned_to, verified_as = :verified_as,
                late = :late, clock = :clock, is_foreign = :is_foreign, registered = :registered, test = :test
            where id = :id and version = :before
            """;
}
