package firewatch.history.store;

import firewatch.history.store.StoredReading.Series;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;

/** Readings as the database takes them: in the order of its index, and none twice. */
final class Rows {
    private static final long HOUR = Duration.ofHours(1).toNanos() / 1_000;

    private final List<Row> rows;

    /** One of them, its time in microseconds since 1970. */
    record Row(int series, long at, int nth, double value) {
        private static final Comparator<Row> BY_KEY =
                Comparator.comparingInt(Row::series).thenComparingLong(Row::at).thenComparingInt(Row::nth);
    }

    /** A series and the beginning of an hour or a week, in microseconds since 1970. */
    record Stretch(int series, long from) {}

    Rows(List<StoredReading> readings, ToIntFunction<Series> numbers) {
        List<Row> told = new ArrayList<>(readings.size());
        for (StoredReading reading : readings) {
            told.add(new Row(
                    numbers.applyAsInt(reading.series()), micros(reading.at()), reading.nth(), reading.value()));
        }
        told.sort(Row.BY_KEY);
        rows = withoutRepeats(told);
    }

    private static List<Row> withoutRepeats(List<Row> sorted) {
        List<Row> kept = new ArrayList<>(sorted.size());
        for (Row row : sorted) {
            if (kept.isEmpty() || Row.BY_KEY.compare(kept.getLast(), row) != 0) {
                kept.add(row);
            }
        }
        return kept;
    }

    /**
     * Inserts them as cheaply as it goes, provided that none is there.
     *
     * @return how many
     * @throws SQLException of a unique violation, where one is there already
     */
    int copy(Connection connection) throws SQLException {
        return rows.isEmpty() ? 0 : BinaryCopy.of(rows).into("reading (series, at, nth, value)", connection);
    }

    /**
     * Inserts those that are not there.
     *
     * @return how many
     */
    int insertNew(Connection connection) throws SQLException {
        if (rows.isEmpty()) {
            return 0;
        }
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into reading (series, at, nth, value)
                select series, timestamptz 'epoch' + micros * interval '1 microsecond', nth, value
                from unnest(?::int[], ?::int8[], ?::int[], ?::float8[]) as told (series, micros, nth, value)
                on conflict do nothing""")) {
            insert.setObject(1, rows.stream().mapToInt(Row::series).toArray());
            insert.setObject(2, rows.stream().mapToLong(Row::at).toArray());
            insert.setObject(3, rows.stream().mapToInt(Row::nth).toArray());
            insert.setObject(4, rows.stream().mapToDouble(Row::value).toArray());
            return insert.executeUpdate();
        }
    }

    Set<Week> weeks() {
        Set<Week> weeks = new TreeSet<>((one, other) -> one.monday().compareTo(other.monday()));
        long last = Long.MIN_VALUE;
        for (Row row : rows) {
            long day = Math.floorDiv(row.at(), 24 * HOUR);
            if (day != last) {
                weeks.add(Week.of(instant(row.at())));
                last = day;
            }
        }
        return weeks;
    }

    /** The hours of those before a time. */
    Set<Stretch> hoursBefore(Instant time) {
        return stretchesBefore(time, row -> row.at() - Math.floorMod(row.at(), HOUR));
    }

    /** The weeks of those before a time. */
    Set<Stretch> weeksBefore(Instant time) {
        return stretchesBefore(time, row -> micros(Week.of(instant(row.at())).begin()));
    }

    private Set<Stretch> stretchesBefore(Instant time, ToLongFunction<Row> begin) {
        long before = micros(time);
        Set<Stretch> stretches = new LinkedHashSet<>();
        for (Row row : rows) {
            if (row.at() < before) {
                stretches.add(new Stretch(row.series(), begin.applyAsLong(row)));
            }
        }
        return stretches;
    }

    /** Binds stretches as two arrays of one length, from this parameter on. */
    static void bind(PreparedStatement statement, int parameter, Set<Stretch> stretches) throws SQLException {
        statement.setObject(
                parameter, stretches.stream().mapToInt(Stretch::series).toArray());
        statement.setObject(
                parameter + 1, stretches.stream().mapToLong(Stretch::from).toArray());
    }

    private static long micros(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
