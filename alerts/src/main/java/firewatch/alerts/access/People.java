package firewatch.alerts.access;

import firewatch.access.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The accounts, and the tokens that were given up before their time. */
@ApplicationScoped
class People {
    private static final String COLUMNS = "name, password_hash, role, buildings, generation";

    private final Jdbi jdbi;

    People(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    Optional<Person> find(String name) {
        return jdbi.withHandle(handle -> handle.createQuery("select " + COLUMNS + " from person where name = :name")
                .bind("name", name)
                .map(People::person)
                .findOne());
    }

    boolean isEmpty() {
        return jdbi.withHandle(handle -> handle.createQuery("select not exists (select from person)")
                .mapTo(Boolean.class)
                .one());
    }

    /** Those of these roles by name, after that name where one is given. */
    List<Person> list(Collection<Role> roles, @Nullable String after, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("select " + COLUMNS + """
                         from person where role = any(:roles) and (cast(:after as text) is null or name > :after)
                        order by name limit :limit""")
                .bindArray(
                        "roles",
                        String.class,
                        roles.stream().map(Role::outsideName).toList())
                .bind("after", after)
                .bind("limit", limit)
                .map(People::person)
                .list());
    }

    /** Whether it was added; false where the name is taken. */
    @Transactional
    public boolean add(String name, String passwordHash, Role role, List<String> buildings) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        insert into person (name, password_hash, role, buildings)
                        values (:name, :hash, :role, :buildings) on conflict do nothing""")
                        .bind("name", name)
                        .bind("hash", passwordHash)
                        .bind("role", role.outsideName())
                        .bindArray("buildings", String.class, buildings)
                        .execute())
                == 1;
    }

    /** Writes the account anew; every token it had ends. */
    @Transactional
    public Outcome replace(String name, @Nullable String passwordHash, Role role, List<String> buildings) {
        return jdbi.withHandle(handle -> {
            if (role != Role.ADMINISTRATOR && isLastAdministrator(handle, name)) {
                return Outcome.LAST_ADMINISTRATOR;
            }
            int changed = handle.createUpdate("""
                            update person set password_hash = coalesce(cast(:hash as text), password_hash), role = :role,
                                buildings = :buildings, generation = nextval('token_generation')
                            where name = :name""")
                    .bind("name", name)
                    .bind("hash", passwordHash)
                    .bind("role", role.outsideName())
                    .bindArray("buildings", String.class, buildings)
                    .execute();
            return changed == 0 ? Outcome.UNKNOWN : Outcome.DONE;
        });
    }

    /** Deletes the account; every token it had ends. */
    @Transactional
    public Outcome delete(String name) {
        return jdbi.withHandle(handle -> {
            if (isLastAdministrator(handle, name)) {
                return Outcome.LAST_ADMINISTRATOR;
            }
            return handle.execute("delete from person where name = ?", name) == 0 ? Outcome.UNKNOWN : Outcome.DONE;
        });
    }

    /** Whether nobody else could administer the centre; holds off other writers until the transaction ends. */
    private static boolean isLastAdministrator(Handle handle, String name) {
        handle.execute("lock table person in share row exclusive mode");
        return handle.createQuery("select bool_and(name = :name) from person where role = :role")
                .bind("name", name)
                .bind("role", Role.ADMINISTRATOR.outsideName())
                .mapTo(Boolean.class)
                .findOne()
                .orElse(false);
    }

    /** Those of the ids that are no building. */
    List<String> unknownBuildings(List<String> ids) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select id from unnest(:ids) as id where id not in (select building.id from building)")
                .bindArray("ids", String.class, ids)
                .mapTo(String.class)
                .list());
    }

    @Transactional
    public void revoke(String tokenId, Instant expiresAt, Instant now) {
        jdbi.useHandle(handle -> {
            handle.execute(
                    "insert into revoked_token (id, expires_at) values (?, ?) on conflict do nothing",
                    tokenId,
                    expiresAt);
            handle.execute("delete from revoked_token where expires_at < ?", now.minusSeconds(3600));
        });
    }

    boolean isRevoked(String tokenId) {
        return jdbi.withHandle(handle -> handle.createQuery("select exists (select from revoked_token where id = :id)")
                .bind("id", tokenId)
                .mapTo(Boolean.class)
                .one());
    }

    /** Whether the account is of this generation and the token was not given up. */
    boolean isOfGeneration(String name, long generation, String tokenId) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select exists (select from person where name = :name and generation = :generation)
                            and not exists (select from revoked_token where id = :id)""")
                .bind("name", name)
                .bind("generation", generation)
                .bind("id", tokenId)
                .mapTo(Boolean.class)
                .one());
    }

    private static Person person(ResultSet row, StatementContext context) throws SQLException {
        String[] buildings = (String[]) row.getArray("buildings").getArray();
        return new Person(
                row.getString("name"),
                row.getString("password_hash"),
                Role.ofOutsideName(row.getString("role")).orElseThrow(),
                Arrays.asList(buildings),
                row.getLong("generation"));
    }

    /** What came of a change to one account. */
    enum Outcome {
        DONE,
        UNKNOWN,
        LAST_ADMINISTRATOR
    }
}
