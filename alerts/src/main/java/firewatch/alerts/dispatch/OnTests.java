package firewatch.alerts.dispatch;

import firewatch.access.Caller;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** What is on test, as it is stored. What ended stays, as a record of who kept what from paging. */
@Singleton
class OnTests {
    private final Jdbi jdbi;

    OnTests(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** One with its place in the list, and the building that decides who may see it. */
    record Row(long made, OnTest onTest, @Nullable String scope) {}

    Optional<Row> find(String id) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from on_test where id = :id")
                .bind("id", id)
                .map(OnTests::row)
                .findOne());
    }

    /** Those not over yet that the caller sees, in the order they were made. */
    List<Row> after(long made, int limit, Caller caller, Instant now) {
        Set<String> buildings = caller.buildings();
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select * from on_test
                        where made > :made and until > :now and (:everywhere or scope = any(:buildings))
                        order by made limit :limit
                        """)
                .bind("made", made)
                .bind("limit", limit)
                .bind("now", now)
                .bind("everywhere", caller.seesEverything())
                .bindArray("buildings", String.class, buildings == null ? Set.of() : buildings)
                .map(OnTests::row)
                .list());
    }

    /** Those not over yet, the one that ends last first. */
    List<OnTest> notOver(Instant now) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select * from on_test where until > :now order by until desc")
                        .bind("now", now)
                        .map((row, context) -> row(row, context).onTest())
                        .list());
    }

    void add(OnTest onTest, @Nullable String scope) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into on_test (id, device, gateway, building, floor, reason, since, until, put_by, scope)
                        values (:id, :device, :gateway, :building, :floor, :reason, :since, :until, :by, :scope)
                        """)
                .bind("id", onTest.id())
                .bind("device", onTest.device())
                .bind("gateway", onTest.gateway())
                .bind("building", onTest.building())
                .bind("floor", onTest.floor())
                .bind("reason", onTest.reason())
                .bind("since", onTest.since())
                .bind("until", onTest.until())
                .bind("by", onTest.by())
                .bind("scope", scope)
                .execute());
    }

    /** Changes why and how long; what it covers stays. What was held back for it waits for the new end. */
    void extend(String id, String reason, Instant until) {
        jdbi.useHandle(handle -> {
            handle.createUpdate("update on_test set reason = :reason, until = :until where id = :id")
                    .bind("reason", reason)
                    .bind("until", until)
                    .bind("id", id)
                    .execute();
            handle.createUpdate("""
                            update delivery set due = :until, first_due = :until,
                                other_means_at = other_means_at + (cast(:until as timestamptz) - due)
                            where on_test = :id and state = 'pending' and attempts = 0
                            """).bind("until", until).bind("id", id).execute();
        });
    }

    /** What waits for an end that is past by now: it was written by a ledger that had read the one before. */
    void release(Instant now) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update delivery set due = :now, first_due = :now,
                            other_means_at = other_means_at + (cast(:now as timestamptz) - due)
                        where on_test in (select id from on_test where until <= :now)
                            and on_test is not null and state = 'pending' and attempts = 0 and due > :now
                        """).bind("now", now).execute());
    }

    private static Row row(ResultSet row, StatementContext context) throws SQLException {
        OnTest onTest = new OnTest(
                row.getString("id"),
                row.getString("device"),
                row.getString("gateway"),
                row.getString("building"),
                row.getString("floor"),
                row.getString("reason"),
                row.getTimestamp("since").toInstant(),
                row.getTimestamp("until").toInstant(),
                row.getString("put_by"));
        return new Row(row.getLong("made"), onTest, row.getString("scope"));
    }
}
