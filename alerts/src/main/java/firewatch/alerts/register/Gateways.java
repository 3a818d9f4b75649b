package firewatch.alerts.register;

import firewatch.access.Caller;
import firewatch.events.BuildingId;
import firewatch.events.GatewayCredential;
import firewatch.events.GatewayId;
import firewatch.events.Topics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The gateways in the database; what the ear must know of a change goes to the outbox with it. */
@ApplicationScoped
class Gateways {
    private static final String COLUMNS = "id, name, building, formats";

    private final Jdbi jdbi;
    private final Outbox outbox;

    Gateways(Jdbi jdbi, Outbox outbox) {
        this.jdbi = jdbi;
        this.outbox = outbox;
    }

    List<Gateway> list(
            Caller caller, @Nullable String building, @Nullable String searched, @Nullable String after, int limit) {
        return jdbi.withHandle(
                handle -> Rows.bindScope(handle.createQuery("select " + COLUMNS + """
                                 from gateway
                                where (:all or building = any(:scope))
                                  and (cast(:building as text) is null or building = :building)
                                  and (cast(:after as text) is null or id > :after)
                                  and (cast(:q as text) is null or id ilike :q or name ilike :q)
                                order by id limit :limit"""), caller.buildings())
                        .bind("building", building)
                        .bind("after", after)
                        .bind("q", Rows.pattern(searched))
                        .bind("limit", limit)
                        .map(Gateways::gateway)
                        .list());
    }

    Optional<Gateway> find(String id) {
        return jdbi.withHandle(handle -> handle.createQuery("select " + COLUMNS + " from gateway where id = :id")
                .bind("id", id)
                .map(Gateways::gateway)
                .findOne());
    }

    /** Those of these ids that there are. */
    Map<String, Gateway> findAll(Set<String> ids) {
        return jdbi.withHandle(handle -> handle
                .createQuery("select " + COLUMNS + " from gateway where id = any(:ids)")
                .bindArray("ids", String.class, List.copyOf(ids))
                .map(Gateways::gateway)
                .stream()
                .collect(Collectors.toMap(gateway -> String.valueOf(gateway.id()), Function.identity())));
    }

    @Transactional
    public Change add(Gateway gateway, Secret secret) {
        return jdbi.withHandle(handle -> {
            int added = handle.createUpdate("""
                            insert into gateway (id, name, building, formats, secret_sha256)
                            values (:id, :name, :building, :formats, :hash) on conflict do nothing""")
                    .bind("id", gateway.id())
                    .bind("name", gateway.name())
                    .bind("building", gateway.building())
                    .bindArray("formats", String.class, gateway.allowedFormats())
                    .bind("hash", secret.sha256())
                    .execute();
            return told(handle, Change.ofInserted(added), String.valueOf(gateway.id()));
        });
    }

    @Transactional
    public Change replace(Gateway gateway) {
        return jdbi.withHandle(handle -> {
            int changed = handle.createUpdate(
                            "update gateway set name = :name, building = :building, formats = :formats where id = :id")
                    .bind("id", gateway.id())
                    .bind("name", gateway.name())
                    .bind("building", gateway.building())
                    .bindArray("formats", String.class, gateway.allowedFormats())
                    .execute();
            return told(handle, Change.ofUpdated(changed), String.valueOf(gateway.id()));
        });
    }

    @Transactional
    public Change renew(String id, Secret secret) {
        return jdbi.withHandle(handle -> {
            int changed = handle.execute("update gateway set secret_sha256 = ? where id = ?", secret.sha256(), id);
            return told(handle, Change.ofUpdated(changed), id);
        });
    }

    @Transactional
    public Change delete(String id) {
        return jdbi.withHandle(handle -> {
            handle.execute("select from gateway where id = ? for update", id);
            boolean used = handle.createQuery("select exists (select from device where gateway = :id)")
                    .bind("id", id)
                    .mapTo(Boolean.class)
                    .one();
            if (used) {
                return Change.IN_USE;
            }
            Change change = Change.ofUpdated(handle.execute("delete from gateway where id = ?", id));
            if (change == Change.DONE) {
                outbox.write(new Outbox.Telling(Topics.CREDENTIALS, id, null));
            }
            return change;
        });
    }

    private Change told(Handle handle, Change change, String id) {
        if (change == Change.DONE) {
            outbox.write(new Outbox.Telling(Topics.CREDENTIALS, id, credential(handle, id)));
        }
        return change;
    }

    private static GatewayCredential credential(Handle handle, String id) {
        return handle.createQuery("select id, building, formats, secret_sha256 from gateway where id = :id")
                .bind("id", id)
                .map((row, context) -> {
                    String building = row.getString("building");
                    return new GatewayCredential(
                            new GatewayId(row.getString("id")),
                            row.getString("secret_sha256"),
                            Set.copyOf(Rows.texts(row, "formats")),
                            building == null ? null : new BuildingId(building));
                })
                .one();
    }

    private static Gateway gateway(ResultSet row, StatementContext context) throws SQLException {
        return new Gateway(
                row.getString("id"), row.getString("name"), row.getString("building"), Rows.texts(row, "formats"));
    }
}
