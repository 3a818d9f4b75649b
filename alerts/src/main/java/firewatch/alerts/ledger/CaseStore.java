package firewatch.alerts.ledger;

import firewatch.alerts.alarm.Alarm;
import firewatch.alerts.alarm.AlarmPlace;
import firewatch.events.AlarmClass;
import firewatch.events.EpisodeId;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** The rows of cases, one at a time. */
@Singleton
final class CaseStore {
    private final Jdbi jdbi;

    CaseStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The name of a place, where at most one case is open. */
    static String place(String device, @Nullable String point, AlarmClass alarmClass) {
        return device + "\n" + (point == null ? "" : point) + "\n" + alarmClass;
    }

    /** Until the transaction ends, no other one opens or reopens a case at this place. */
    void hold(String place) {
        lock(place);
    }

    /** Until the transaction ends, no other one takes this episode, or what is added to it. */
    void holdEpisode(EpisodeId episode) {
        lock("episode\n" + episode.value());
    }

    private void lock(String key) {
        jdbi.useHandle(handle -> handle.createQuery("select pg_advisory_xact_lock(hashtextextended(:key, 0))::text")
                .bind("key", key)
                .mapTo(String.class)
                .one());
    }

    /** The open case at this place, locked. */
    Optional<Alarm> openAt(String device, @Nullable String point, AlarmClass alarmClass) {
        return jdbi.withHandle(handle -> handle.createQuery(AlarmRows.SELECT
                        + " where a.device = :device and coalesce(a.point, '') = :point and a.class = :class"
                        + " and a.state <> 'CLOSED' for no key update of a")
                .bind("device", device)
                .bind("point", point == null ? "" : point)
                .bind("class", alarmClass.name())
                .map(AlarmRows::alarm)
                .findOne());
    }

    /** The case of that id, locked. */
    Optional<Alarm> locked(UUID id) {
        return byId(id, " for no key update of a");
    }

    Optional<Alarm> find(UUID id) {
        return byId(id, "");
    }

    private Optional<Alarm> byId(UUID id, String lock) {
        return jdbi.withHandle(handle -> handle.createQuery(AlarmRows.SELECT + " where a.id = :id" + lock)
                .bind("id", id)
                .map(AlarmRows::alarm)
                .findOne());
    }

    /** Writes a new case, and answers it with its building's name. */
    Alarm insert(Alarm alarm, String gateway) {
        return jdbi.withHandle(handle -> {
            bound(handle.createUpdate(INSERT), alarm).bind("gateway", gateway).execute();
            return named(handle, alarm);
        });
    }

    /** Writes the next version of a case, and answers it with its building's name. */
    Alarm update(Alarm alarm) {
        return jdbi.withHandle(handle -> {
            int rows = bound(handle.createUpdate(UPDATE), alarm).execute();
            if (rows != 1) {
                throw new IllegalStateException("alarm " + alarm.id() + " was changed without its lock");
            }
            return named(handle, alarm);
        });
    }

    private static Alarm named(Handle handle, Alarm alarm) {
        AlarmPlace place = alarm.placement();
        if (place == null || place.buildingName() != null) {
            return alarm;
        }
        return handle.createQuery(AlarmRows.SELECT + " where a.id = :id")
                .bind("id", alarm.id())
                .map(AlarmRows::alarm)
                .one();
    }

    private static <S extends SqlStatement<S>> S bound(S statement, Alarm alarm) {
        AlarmPlace place = alarm.placement();
        return statement
                .bind("id", alarm.id())
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
            where id = :id and version = :version - 1
            """;
}
