package firewatch.sim.centre;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The memory's tables, filled and measured past every API: a year of readings takes too long through the front door. */
public final class HistoryTables implements AutoCloseable {
    /** Readings of some series as their devices would make them: a daily wave, noise, and tenths. */
    private static final String FILL = """
            insert into history.reading (at, series, nth, value)
            select at, series, history.nth_of(value), value
            from (
              select t + (s.id % ?) * interval '1 second' as at, s.id as series,
                     (220 + 40 * sin(extract(epoch from t)::float8 / 13751) + 10 * random())::int / 10.0::float8 as value
              from (select id from history.series where id % ? = ? order by id) s
              cross join generate_series(?::timestamptz, ?::timestamptz - interval '1 microsecond', ?::interval) t
            ) made""";

    private static final int FILLERS = 2;

    private static final String BYTES = """
            select coalesce(sum(pg_total_relation_size(inhrelid)), 0) from pg_inherits
            where inhparent = any(array['history.reading', 'history.packed_reading']::regclass[])""";

    private static final String UPKEEP = "hashtext('firewatch history upkeep')";

    private final Connection connection;
    private final List<Connection> fillers;

    private HistoryTables(Connection connection, List<Connection> fillers) {
        this.connection = connection;
        this.fillers = fillers;
    }

    public static HistoryTables of(Site site) throws IOException, SQLException {
        HistoryRows rows =
                HistoryRows.of(site).orElseThrow(() -> new IllegalStateException("this centre stores no history"));
        List<Connection> fillers = new ArrayList<>();
        for (int i = 0; i < FILLERS; i++) {
            fillers.add(rows.connect());
        }
        return new HistoryTables(rows.connect(), fillers);
    }

    /** Keeps the memory from being tidied until it is released, and lets it believe any time until then. */
    public void holdUpkeep() throws SQLException {
        run("select pg_advisory_lock(" + UPKEEP + ")");
        run("update history.keeping set kept_from = '2000-01-03T00:00Z'");
    }

    public void releaseUpkeep() throws SQLException {
        run("select pg_advisory_unlock(" + UPKEEP + ")");
    }

    /** Fills a day or so with readings of every series that there is, two series at a time; answers how many. */
    public long fill(Instant from, Instant to, Duration every) throws SQLException, InterruptedException {
        List<Callable<Long>> shares = new ArrayList<>();
        for (int share = 0; share < fillers.size(); share++) {
            int series = share;
            shares.add(() -> fill(series, from, to, every));
        }
        long filled = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(fillers.size())) {
            for (Future<Long> share : threads.invokeAll(shares)) {
                filled += share.get();
            }
        } catch (ExecutionException e) {
            throw new SQLException("readings were not put beside those that were sent", e);
        }
        return filled;
    }

    private long fill(int share, Instant from, Instant to, Duration every) throws SQLException {
        try (PreparedStatement fill = fillers.get(share).prepareStatement(FILL)) {
            fill.setInt(1, Math.toIntExact(every.toSeconds()));
            fill.setInt(2, fillers.size());
            fill.setInt(3, share);
            fill.setObject(4, from.atOffset(ZoneOffset.UTC));
            fill.setObject(5, to.atOffset(ZoneOffset.UTC));
            fill.setString(6, every.toString());
            return fill.executeLargeUpdate();
        }
    }

    /** Has the next round begin with the hours at this time. */
    public void rollUpFrom(Instant from) throws SQLException {
        run("update history.keeping set watched_until = '%1$s', rolled_until = '%1$s'".formatted(from));
        run("truncate history.late_hour");
    }

    /** The hours before this are rolled up. */
    public Instant rolledUntil() throws SQLException {
        return Instant.ofEpochSecond(number("select extract(epoch from rolled_until)::bigint from history.keeping"));
    }

    /** Weeks that have rows, or wait for some. */
    public long weeksOfRows() throws SQLException {
        return number("select count(*) from pg_inherits where inhparent = 'history.reading'::regclass");
    }

    /** Whether every hour before this time is rolled up, and every week that may be packed is. */
    public boolean isTidied(Instant until) throws SQLException {
        return number("""
                select (rolled_until >= '%s' and not exists (
                  select from pg_inherits join pg_class on oid = inhrelid
                  where inhparent = 'history.reading'::regclass
                    and relname < 'reading_' || to_char(packed_until at time zone 'UTC', 'YYYY_MM_DD')))::int
                from history.keeping""".formatted(until)) == 1;
    }

    public long series() throws SQLException {
        return number("select count(*) from history.series");
    }

    /** Rows as they came. */
    public long rows() throws SQLException {
        return number("select count(*) from history.reading");
    }

    /** Readings in rows and packed. */
    public long readings() throws SQLException {
        return rows() + number("select coalesce(sum(cardinality(vals)), 0) from history.packed_reading");
    }

    public long hours() throws SQLException {
        return number("select count(*) from history.rollup_hour");
    }

    /** Readings that the hours stand for. */
    public long rolledUp() throws SQLException {
        return number("select coalesce(sum(count), 0) from history.rollup_hour");
    }

    /** What readings take, with every index. */
    public long bytes() throws SQLException {
        return number(BYTES);
    }

    public long bytesOfHours() throws SQLException {
        return number("select coalesce(sum(pg_total_relation_size(inhrelid)), 0) from pg_inherits"
                + " where inhparent = 'history.rollup_hour'::regclass");
    }

    /** The oldest reading's time. */
    public Instant keptFrom() throws SQLException {
        return Instant.ofEpochSecond(number("select extract(epoch from kept_from)::bigint from history.keeping"));
    }

    public String version() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show server_version")) {
            row.next();
            return "PostgreSQL " + row.getString(1);
        }
    }

    @Override
    public void close() throws SQLException {
        for (Connection filler : fillers) {
            filler.close();
        }
        connection.close();
    }

    private long number(String question) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            row.next();
            return row.getLong(1);
        }
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
