package firewatch.alerts.console.live;

import firewatch.alerts.alarm.Alarm;
import firewatch.alerts.ledger.AlarmLists;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** The feed as it is stored. */
@Singleton
class FeedStore {
    static final int NUMBERED_AT_ONCE = 1000;

    private final Jdbi jdbi;
    private final AlarmLists alarms;

    FeedStore(Jdbi jdbi, AlarmLists alarms) {
        this.jdbi = jdbi;
        this.alarms = alarms;
    }

    /** The open alarms as they are at a place of the feed, or later. */
    record Snapshot(Place place, List<Alarm> alarms) {}

    /** What came after a place, up to another. */
    record Missed(Place until, List<Entry> entries) {}

    /** An entry that has no number yet. */
    record Fresh(
            Instant at,
            String kind,
            @Nullable String building,
            @Nullable Instant heardAt,
            String data) {}

    /** Adds entries, to be numbered in this order once this transaction is committed. */
    void add(List<Fresh> entries) {
        jdbi.useHandle(handle -> {
            PreparedBatch batch = handle.prepareBatch("""
                    insert into alerts.feed (at, kind, building, heard_at, data)
                    values (:at, :kind, :building, :heard_at, cast(:data as json))
                    """);
            for (Fresh entry : entries) {
                batch.bind("at", entry.at())
                        .bind("kind", entry.kind())
                        .bind("building", entry.building())
                        .bind("heard_at", entry.heardAt())
                        .bind("data", entry.data())
                        .add();
            }
            batch.execute();
        });
    }

    Place head() {
        return jdbi.withHandle(FeedStore::head);
    }

    private static Place head(Handle handle) {
        return handle.createQuery("select epoch, seq from alerts.feed_head")
                .map((row, _) -> new Place(row.getString("epoch"), row.getLong("seq")))
                .one();
    }

    /**
     * Numbers what is committed and has no number yet; answers what is numbered after a place, by whomever.
     * The lock on the head makes all processes take turns.
     */
    List<Entry> number(long after) {
        return QuarkusTransaction.requiringNew()
                .call(() -> jdbi.withHandle(handle -> {
                    if (isNumbered(handle)) {
                        return after(handle, after, Long.MAX_VALUE, NUMBERED_AT_ONCE);
                    }
                    long last = handle.createQuery("select seq from alerts.feed_head for update")
                            .mapTo(Long.class)
                            .one();
                    List<Entry> fresh = numbered(handle, last);
                    if (!fresh.isEmpty()) {
                        handle.createUpdate("update alerts.feed_head set seq = :seq")
                                .bind("seq", fresh.getLast().seq())
                                .execute();
                    }
                    return last == after ? fresh : after(handle, after, Long.MAX_VALUE, NUMBERED_AT_ONCE);
                }));
    }

    /** Asked in the order of the index of what has no number, so that the whole feed is never looked through. */
    private static boolean isNumbered(Handle handle) {
        return handle.createQuery("select entry from alerts.feed where seq is null order by entry limit 1")
                .mapTo(Long.class)
                .findOne()
                .isEmpty();
    }

    private static List<Entry> numbered(Handle handle, long last) {
        return handle
                .createQuery("""
                        update alerts.feed f set seq = :last + fresh.n
                        from (select entry, row_number() over (order by entry) as n
                              from (select entry from alerts.feed where seq is null order by entry limit :limit) few
                        ) fresh
                        where f.entry = fresh.entry
                        returning f.seq, f.at, f.kind, f.building, f.heard_at, f.data, f.data->>'class' as class
                        """)
                .bind("last", last)
                .bind("limit", NUMBERED_AT_ONCE)
                .map((row, _) -> entry(row))
                .list()
                .stream()
                .sorted(Comparator.comparingLong(Entry::seq))
                .toList();
    }

    private static List<Entry> after(Handle handle, long after, long until, int limit) {
        return handle.createQuery("""
                select seq, at, kind, building, heard_at, data, data->>'class' as class from alerts.feed
                where seq > :after and seq <= :until order by seq limit :limit
                """)
                .bind("after", after)
                .bind("until", until)
                .bind("limit", limit)
                .map((row, _) -> entry(row))
                .list();
    }

    /** The open alarms in these buildings (null is all), and a place of the feed that they are not older than. */
    Snapshot snapshot(@Nullable Set<String> buildings) {
        return QuarkusTransaction.requiringNew()
                .call(() -> jdbi.withHandle(handle -> {
                    asOfOneMoment(handle);
                    return new Snapshot(head(handle), alarms.open(buildings));
                }));
    }

    /** What came after a place; null where that is not all there any more, or is more than the limit. */
    @Nullable
    Missed missed(Place since, int limit) {
        return QuarkusTransaction.requiringNew()
                .call(() -> jdbi.withHandle(handle -> {
                    asOfOneMoment(handle);
                    Place head = head(handle);
                    long gap = head.seq() - since.seq();
                    if (!head.epoch().equals(since.epoch()) || gap < 0 || gap > limit) {
                        return null;
                    }
                    List<Entry> entries = after(handle, since.seq(), head.seq(), limit);
                    return entries.size() == gap ? new Missed(head, entries) : null;
                }));
    }

    private static void asOfOneMoment(Handle handle) {
        handle.execute("set transaction isolation level repeatable read, read only");
    }

    /** Forgets what is older, but never the last entry. */
    void forget(Instant before) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                delete from alerts.feed where seq <= (select max(seq) from alerts.feed where at < :before)
                """).bind("before", before).execute());
    }

    private static Entry entry(ResultSet row) throws SQLException {
        Instant at = instant(row, "at");
        if (at == null) {
            throw new IllegalStateException("an entry of the feed without a time");
        }
        return new Entry(
                row.getLong("seq"),
                at,
                row.getString("kind"),
                row.getString("building"),
                row.getString("class"),
                instant(row, "heard_at"),
                row.getString("data"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
