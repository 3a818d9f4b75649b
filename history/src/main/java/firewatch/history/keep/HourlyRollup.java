package firewatch.history.keep;

import firewatch.history.store.Keeping;
import firewatch.history.store.TimePartitions;
import firewatch.history.store.TimePartitions.Partition;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * The hours of each series: count, least, greatest and sum. An hour is rolled up whole from its readings, never added to:
 * so whatever came late, twice or before a crash, the same readings give the same hour.
 */
final class HourlyRollup {
    private static final TimePartitions MONTHS = new TimePartitions("rollup_hour");
    /** What one transaction rolls up. */
    private static final Duration STRIDE = Duration.ofDays(1);

    private static final int LATE_AT_ONCE = 20_000;

    private static final String STORE = """
            insert into rollup_hour (series, at, count, min, max, sum)
            select * from rolled
            on conflict (series, at) do update
            set count = excluded.count, min = excluded.min, max = excluded.max, sum = excluded.sum""";

    private static final String ROLL = """
            with rolled as (
              select s.id, hour.* from series s cross join lateral (
                select date_trunc('hour', r.at, 'UTC'), count(*)::integer, min(r.value), max(r.value), sum(r.value)
                from readings_of(s.id, ?, ?) r
                group by 1) hour
            )
            """ + STORE;

    /** Takes the lines that it sees and the readings that it sees: of who is still storing it sees neither. */
    private static final String ROLL_LATE = """
            with taken as (
              delete from late_hour where ctid = any (array(select ctid from late_hour limit ?)) returning series, at
            ), rolled as (
              select late.series, late.at, count(*)::integer, min(r.value), max(r.value), sum(r.value)
              from (select distinct series, at from taken where at >= ?) late
              cross join lateral readings_of(late.series, late.at, late.at + interval '1 hour') r
              group by late.series, late.at
            ), stored as (
            """ + STORE + " returning 1) select (select count(*) from taken)";

    private HourlyRollup() {}

    /** Rolls up what has passed since the last time. */
    static void roll(Instant until, Connection connection) throws SQLException {
        Instant hour = until.truncatedTo(ChronoUnit.HOURS);
        Keeping.watchUntil(hour, connection);
        connection.commit();
        Keeping keeping = Keeping.read(connection);
        Instant from = keeping.rolledUntil();
        while (from.isBefore(keeping.watchedUntil())) {
            Instant to = earlier(from.plus(STRIDE), keeping.watchedUntil());
            makeMonths(from, to, connection);
            connection.commit();
            try (PreparedStatement roll = connection.prepareStatement(ROLL)) {
                roll.setObject(1, from.atOffset(ZoneOffset.UTC));
                roll.setObject(2, to.atOffset(ZoneOffset.UTC));
                roll.executeUpdate();
            }
            Keeping.rolledUntil(to, connection);
            connection.commit();
            from = to;
        }
    }

    /** Rolls up again what got readings since; what is older than the readings that are kept stays as it is. */
    static void rollLate(Connection connection) throws SQLException {
        Keeping keeping = Keeping.read(connection);
        boolean more = true;
        while (more) {
            makeMonthsOfLate(connection);
            connection.commit();
            try (PreparedStatement roll = connection.prepareStatement(ROLL_LATE)) {
                roll.setInt(1, LATE_AT_ONCE);
                roll.setObject(2, keeping.keptFrom().atOffset(ZoneOffset.UTC));
                try (var row = roll.executeQuery()) {
                    row.next();
                    more = row.getLong(1) == LATE_AT_ONCE;
                }
            }
            connection.commit();
        }
    }

    static void dropBefore(Instant time, Connection connection) throws SQLException {
        for (Partition month : MONTHS.all(connection)) {
            if (!month.from()
                    .plusMonths(1)
                    .atStartOfDay(ZoneOffset.UTC)
                    .toInstant()
                    .isAfter(time)) {
                MONTHS.drop(month, connection);
            }
        }
    }

    private static void makeMonthsOfLate(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                        "select distinct date_trunc('month', at at time zone 'UTC')::date from late_hour");
                var months = select.executeQuery()) {
            while (months.next()) {
                makeMonth(months.getObject(1, LocalDate.class), connection);
            }
        }
    }

    private static void makeMonths(Instant from, Instant to, Connection connection) throws SQLException {
        LocalDate month = LocalDate.ofInstant(from, ZoneOffset.UTC).withDayOfMonth(1);
        for (; month.atStartOfDay(ZoneOffset.UTC).toInstant().isBefore(to); month = month.plusMonths(1)) {
            makeMonth(month, connection);
        }
    }

    private static void makeMonth(LocalDate month, Connection connection) throws SQLException {
        MONTHS.make(month, month.plusMonths(1), connection);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
