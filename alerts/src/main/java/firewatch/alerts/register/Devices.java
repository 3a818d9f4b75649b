package firewatch.alerts.register;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import firewatch.access.Caller;
import firewatch.events.Topics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The devices in the database; every change goes to the outbox with it. */
@ApplicationScoped
class Devices {
    private static final String COLUMNS = "id, type, gateway, building, floor, zone, label, expected_every, limits";
    private static final String INSERT = "insert into device (" + COLUMNS + """
            ) values (:id, :type, :gateway, :building, :floor, :zone, :label, :every, cast(:limits as jsonb))
            on conflict""";
    private static final TypeReference<Map<String, DeviceLimit>> LIMITS = new TypeReference<>() {};

    private final Jdbi jdbi;
    private final Outbox outbox;
    private final ObjectMapper json;

    Devices(Jdbi jdbi, Outbox outbox, ObjectMapper json) {
        this.jdbi = jdbi;
        this.outbox = outbox;
        this.json = json;
    }

    /** What a list is narrowed to; null is not at all. */
    record Filter(
            @Nullable String building,
            @Nullable String gateway,
            @Nullable String searched) {}

    List<Device> list(Caller caller, Filter filter, @Nullable String after, int limit) {
        return jdbi.withHandle(
                handle -> Rows.bindScope(handle.createQuery("select " + COLUMNS + """
                                 from device
                                where (:all or building = any(:scope))
                                  and (cast(:building as text) is null or building = :building)
                                  and (cast(:gateway as text) is null or gateway = :gateway)
                                  and (cast(:after as text) is null or id > :after)
                                  and (cast(:q as text) is null or id ilike :q or label ilike :q or type ilike :q)
                                order by id limit :limit"""), caller.buildings())
                        .bind("building", filter.building())
                        .bind("gateway", filter.gateway())
                        .bind("after", after)
                        .bind("q", Rows.pattern(filter.searched()))
                        .bind("limit", limit)
                        .map(this::device)
                        .list());
    }

    Optional<Device> find(String id) {
        return Optional.ofNullable(findAll(Set.of(id)).get(id));
    }

    /** Those of these ids that there are. */
    Map<String, Device> findAll(Set<String> ids) {
        return jdbi.withHandle(handle -> handle
                .createQuery("select " + COLUMNS + " from device where id = any(:ids)")
                .bindArray("ids", String.class, List.copyOf(ids))
                .map(this::device)
                .stream()
                .collect(Collectors.toMap(Device::idOrEmpty, Function.identity())));
    }

    @Transactional
    public Change add(Device device) {
        return told(
                device,
                Change.ofInserted(jdbi.withHandle(handle -> bind(handle.createUpdate(INSERT + " do nothing"), device)
                        .execute())));
    }

    @Transactional
    public Change replace(Device device) {
        return told(
                device,
                Change.ofUpdated(jdbi.withHandle(
                        handle -> bind(handle.createUpdate("""
                        update device set type = :type, gateway = :gateway, building = :building, floor = :floor,
                            zone = :zone, label = :label, expected_every = :every, limits = cast(:limits as jsonb)
                        where id = :id"""), device).execute())));
    }

    /** Adds or overwrites all of them together; no id may come twice. */
    @Transactional
    public void put(List<Device> devices) {
        jdbi.useHandle(handle -> {
            var batch = handle.prepareBatch(INSERT + """
                     (id) do update set type = excluded.type, gateway = excluded.gateway, building = excluded.building,
                        floor = excluded.floor, zone = excluded.zone, label = excluded.label,
                        expected_every = excluded.expected_every, limits = excluded.limits""");
            devices.forEach(device -> bind(batch, device).add());
            batch.execute();
        });
        outbox.write(devices.stream().map(Devices::telling).toList());
    }

    @Transactional
    public Change delete(String id) {
        Change change =
                Change.ofUpdated(jdbi.withHandle(handle -> handle.execute("delete from device where id = ?", id)));
        if (change == Change.DONE) {
            outbox.write(new Outbox.Telling(Topics.DEVICES, id, null));
        }
        return change;
    }

    private Change told(Device device, Change change) {
        if (change == Change.DONE) {
            outbox.write(telling(device));
        }
        return change;
    }

    private static Outbox.Telling telling(Device device) {
        return new Outbox.Telling(Topics.DEVICES, device.idOrEmpty(), device.asEvent());
    }

    private <S extends SqlStatement<S>> S bind(S statement, Device device) {
        Duration every = device.expectedEvery();
        return statement
                .bind("id", device.id())
                .bind("type", device.type())
                .bind("gateway", device.gateway())
                .bind("building", device.building())
                .bind("floor", device.floor())
                .bind("zone", device.zone())
                .bind("label", device.label())
                .bind("every", every == null ? null : every.toString())
                .bind("limits", limitsAsJson(device));
    }

    private String limitsAsJson(Device device) {
        try {
            return json.writeValueAsString(device.bounds());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Device device(ResultSet row, StatementContext context) throws SQLException {
        String every = row.getString("expected_every");
        try {
            return new Device(
                    row.getString("id"),
                    row.getString("type"),
                    row.getString("gateway"),
                    row.getString("building"),
                    row.getString("floor"),
                    row.getString("zone"),
                    row.getString("label"),
                    every == null ? null : Duration.parse(every),
                    json.readValue(row.getString("limits"), LIMITS));
        } catch (JsonProcessingException e) {
            throw new SQLException("unreadable limits", e);
        }
    }
}
