package firewatch.alerts.dispatch;

import firewatch.access.Caller;
import firewatch.alerts.channel.Secret;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The contacts as they are stored. */
@Singleton
class Contacts {
    private final Jdbi jdbi;

    Contacts(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** A contact with its place in the list. */
    record Row(long made, Contact contact) {}

    Optional<Contact> find(String id) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from contact where id = :id")
                .bind("id", id)
                .map(Contacts::row)
                .findOne()
                .map(Row::contact));
    }

    /** Those the caller sees, in the order they were made. */
    List<Row> after(long made, int limit, Caller caller) {
        Set<String> buildings = caller.buildings();
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select * from contact
                        where made > :made and (:everywhere or building = any(:buildings))
                        order by made limit :limit
                        """)
                .bind("made", made)
                .bind("limit", limit)
                .bind("everywhere", caller.seesEverything())
                .bindArray("buildings", String.class, buildings == null ? Set.of() : buildings)
                .map(Contacts::row)
                .list());
    }

    void add(Contact contact) {
        write(contact, """
                insert into contact (id, name, channel, building, address, secret)
                values (:id, :name, :channel, :building, :address, :secret)
                """);
    }

    void replace(Contact contact) {
        write(contact, """
                update contact set name = :name, channel = :channel, building = :building, address = :address,
                    secret = :secret
                where id = :id
                """);
    }

    /** Takes a contact away; false where routes still lead to it. */
    boolean remove(String id) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        delete from contact c where id = :id and not exists (select from route where contact = c.id)
                        """).bind("id", id).execute() == 1);
    }

    private void write(Contact contact, String sql) {
        jdbi.useHandle(handle -> handle.createUpdate(sql)
                .bind("id", contact.id())
                .bind("name", contact.name())
                .bind("channel", contact.channel())
                .bind("building", contact.building())
                .bind("address", contact.address())
                .bind("secret", value(contact.secret()))
                .execute());
    }

    private static @Nullable String value(@Nullable Secret secret) {
        return secret == null ? null : secret.value();
    }

    private static Row row(ResultSet row, StatementContext context) throws SQLException {
        String secret = row.getString("secret");
        Contact contact = new Contact(
                row.getString("id"),
                row.getString("name"),
                row.getString("channel"),
                row.getString("building"),
                row.getString("address"),
                secret == null ? null : new Secret(secret));
        return new Row(row.getLong("made"), contact);
    }
}
