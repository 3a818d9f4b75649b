package firewatch.history.store;

import firewatch.history.store.Rows.Stretch;
import firewatch.history.store.TimePartitions.Partition;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Plain PostgreSQL: a partition of rows a week, packed into arrays when the week is over. The readings of a series and a
 * week are either rows or packed, never both: a late one has the rest unpacked first, and all are packed again.
 */
final class WeeklyPartitions implements Ground {
    private static final TimePartitions ROWS = new TimePartitions("reading");
    private static final TimePartitions PACKED = new TimePartitions("packed_reading");
    /** Rows that one transaction packs, or those of one series where it has more. */
    private static final int SLICE = 100_000;

    /** What a chart unpacks for an hour of it, at most; half as many take a fifth more on the disk. */
    private static final int BLOCK = 600;
    /** Held by whoever packs or unpacks, so that nobody does both at a time. */
    private static final String ALONE = "select pg_advisory_xact_lock(hashtext('firewatch history packing'))";

    private static final String UNPACK = """
            with told as (
              select series, timestamptz 'epoch' + micros * interval '1 microsecond' as monday
              from unnest(?::int[], ?::int8[]) as told (series, micros)
            ), opened as (
              delete from packed_reading p using told
              where p.series = told.series and p.first_at >= monday and p.first_at < monday + interval '7 days'
              returning p.*
            )
            insert into reading (series, at, nth, value)
            select o.series, u.at, u.nth, u.value
            from opened o cross join lateral unpacked(o.first_at, o.pauses, o.nths, o.vals) u""";

    /** All blocks of a series and week are of one size, so that none is larger than it need be to read a part of it. */
    private static final String PACK = """
            with taken as (
              delete from %1$s where series between ? and ? returning series, at, nth, value
            ), placed as (
              select *, row_number() over (partition by series order by at, nth) - 1 as n,
                     count(*) over (partition by series) as total
              from taken
            ), sized as (
              select *, (total - 1) / ((total - 1) / %2$d + 1) + 1 as size from placed
            ), told as (
              select *, n / size as block, n %% size as place,
                     at - lag(at) over (partition by series, n / size order by n) as pause
              from sized
            )
            insert into packed_reading (first_at, last_at, series, pauses, nths, vals)
            select min(at), max(at), series,
                   array_agg(coalesce(date_part('epoch', pause) * 1000000, 0)::bigint order by n),
                   case when not bool_and(nth = nth_of(value)) then array_agg(nth::bigint - place order by n) end,
                   array_agg(value order by n)
            from told group by series, block""";

    private final Set<Week> made = new HashSet<>();

    @Override
    public String description() {
        return "weekly partitions of plain PostgreSQL, packed into arrays";
    }

    @Override
    public void makeRoom(Rows rows, Keeping keeping, Connection connection) throws SQLException {
        Set<Stretch> old = rows.weeksBefore(keeping.packedUntil());
        if (!old.isEmpty()) {
            execute(ALONE, connection);
        }
        for (Week week : rows.weeks()) {
            boolean mayBeDropped = week.begin().isBefore(keeping.packedUntil());
            if (mayBeDropped || !made.contains(week)) {
                make(week, connection);
            }
        }
        if (!old.isEmpty()) {
            unpack(old, connection);
        }
    }

    @Override
    public void forget() {
        made.clear();
    }

    @Override
    public void makeRoomAhead(Instant now, Connection connection) throws SQLException {
        Week week = Week.of(now);
        ROWS.make(week.monday(), week.next().monday(), connection);
        ROWS.make(week.next().monday(), week.next().next().monday(), connection);
    }

    @Override
    public boolean packSome(Keeping keeping, Connection connection) throws SQLException {
        execute(ALONE, connection);
        Optional<Partition> oldest = ROWS.all(connection).stream().findFirst();
        if (oldest.isEmpty()) {
            return false;
        }
        Partition rows = oldest.get();
        Week week = new Week(rows.from());
        if (week.end().isAfter(keeping.packedUntil())) {
            return false;
        }
        if (PACKED.make(week.monday(), week.next().monday(), connection)) {
            return true;
        }
        Optional<Slice> slice = nextSlice(rows, connection);
        if (slice.isPresent()) {
            pack(rows, slice.get(), connection);
        } else {
            ROWS.drop(rows, connection);
        }
        return true;
    }

    @Override
    public void dropBefore(Instant time, Connection connection) throws SQLException {
        for (TimePartitions table : new TimePartitions[] {ROWS, PACKED}) {
            for (Partition partition : table.all(connection)) {
                if (!new Week(partition.from()).end().isAfter(time)) {
                    table.drop(partition, connection);
                }
            }
        }
    }

    private void make(Week week, Connection connection) throws SQLException {
        ROWS.make(week.monday(), week.next().monday(), connection);
        made.add(week);
    }

    private static void unpack(Set<Stretch> weeks, Connection connection) throws SQLException {
        try (PreparedStatement unpack = connection.prepareStatement(UNPACK)) {
            Rows.bind(unpack, 1, weeks);
            unpack.executeUpdate();
        }
    }

    /** Series from one number to another. */
    private record Slice(int from, int to) {}

    private static Optional<Slice> nextSlice(Partition partition, Connection connection) throws SQLException {
        String sql = """
                with begin as (select series from %1$s order by series, at limit 1)
                select series, coalesce(
                  greatest(series, (select series - 1 from %1$s order by series, at offset %2$d limit 1)), 2147483647)
                from begin""".formatted(partition.name(), SLICE);
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            return row.next() ? Optional.of(new Slice(row.getInt(1), row.getInt(2))) : Optional.empty();
        }
    }

    private static void pack(Partition rows, Slice slice, Connection connection) throws SQLException {
        execute("set local work_mem = '32MB'", connection);
        try (PreparedStatement pack = connection.prepareStatement(PACK.formatted(rows.name(), BLOCK))) {
            pack.setInt(1, slice.from());
            pack.setInt(2, slice.to());
            pack.executeUpdate();
        }
    }

    private static void execute(String sql, Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
