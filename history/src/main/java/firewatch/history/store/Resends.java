package firewatch.history.store;

import firewatch.history.store.Rows.Row;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Readings that came again and have our time, so that their key does not tell: one is known by its counter and its value,
 * among the readings of its series that came shortly before.
 */
final class Resends {
    /** A resend later than that is a reading of its own. */
    private static final Duration WINDOW = Duration.ofMinutes(10);

    private static final String STORED = """
            select place
            from unnest(?::int[], ?::int8[], ?::int[], ?::float8[])
              with ordinality as told (series, micros, nth, value, place)
            cross join lateral (
              select from reading r
              where r.series = told.series and r.nth = told.nth and r.value = told.value
                and r.at >= to_timestamp((told.micros - %d) / 1e6) and r.at <= to_timestamp(told.micros / 1e6)
                and r.at >= ? and r.at <= ?
              limit 1) as before""".formatted(WINDOW.toNanos() / 1_000);

    private Resends() {}

    /** What is the same in a reading that comes again. */
    private record Mark(int series, int nth, double value) {
        static Mark of(Row row) {
            return new Mark(row.series(), row.nth(), row.value());
        }
    }

    static Rows without(Rows rows, Connection connection) throws SQLException {
        List<Row> ours = rows.that(Row::timeIsOurs);
        if (ours.isEmpty()) {
            return rows;
        }
        Set<Row> again = among(ours);
        addStored(ours, again, connection);
        return rows.without(again);
    }

    /** Of those that came together, each but the first. */
    private static Set<Row> among(List<Row> oldestFirst) {
        Map<Mark, Long> seen = new HashMap<>();
        Set<Row> again = new HashSet<>();
        for (Row row : oldestFirst) {
            Long before = seen.get(Mark.of(row));
            if (before != null && row.at() - before <= WINDOW.toNanos() / 1_000) {
                again.add(row);
            } else {
                seen.put(Mark.of(row), row.at());
            }
        }
        return again;
    }

    private static void addStored(List<Row> ours, Set<Row> again, Connection connection) throws SQLException {
        long oldest = ours.stream().mapToLong(Row::at).min().orElseThrow();
        long newest = ours.stream().mapToLong(Row::at).max().orElseThrow();
        try (PreparedStatement select = connection.prepareStatement(STORED)) {
            select.setObject(1, ours.stream().mapToInt(Row::series).toArray());
            select.setObject(2, ours.stream().mapToLong(Row::at).toArray());
            select.setObject(3, ours.stream().mapToInt(Row::nth).toArray());
            select.setObject(4, ours.stream().mapToDouble(Row::value).toArray());
            select.setObject(5, time(oldest).minus(WINDOW).atOffset(ZoneOffset.UTC));
            select.setObject(6, time(newest).atOffset(ZoneOffset.UTC));
            try (ResultSet places = select.executeQuery()) {
                while (places.next()) {
                    again.add(ours.get(places.getInt(1) - 1));
                }
            }
        }
    }

    private static Instant time(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
