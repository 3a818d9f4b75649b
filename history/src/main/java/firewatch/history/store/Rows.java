package firewatch.history.store;

import firewatch.history.store.StoredReading.Series;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToIntFunction;

/** Readings as the database takes them, column by column. */
final class Rows {
    private static final long HOUR = Duration.ofHours(1).toNanos() / 1_000;

    private final int[] series;
    private final long[] micros;
    private final int[] nths;
    private final double[] values;

    /** A series and the beginning of an hour or a week, in microseconds since 1970. */
    record Stretch(int series, long from) {}

    Rows(List<StoredReading> readings, ToIntFunction<Series> numbers) {
        series = new int[readings.size()];
        micros = new long[readings.size()];
        nths = new int[readings.size()];
        values = new double[readings.size()];
        for (int i = 0; i < readings.size(); i++) {
            StoredReading reading = readings.get(i);
            series[i] = numbers.applyAsInt(reading.series());
            micros[i] = micros(reading.at());
            nths[i] = reading.nth();
            values[i] = reading.value();
        }
    }

    /** @return how many were not there before */
    int insert(Connection connection) throws SQLException {
        if (series.length == 0) {
            return 0;
        }
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into reading (series, at, nth, value)
                select series, timestamptz 'epoch' + micros * interval '1 microsecond', nth, value
                from unnest(?::int[], ?::int8[], ?::int[], ?::float8[]) as told (series, micros, nth, value)
                on conflict do nothing""")) {
            insert.setObject(1, series);
            insert.setObject(2, micros);
            insert.setObject(3, nths);
            insert.setObject(4, values);
            return insert.executeUpdate();
        }
    }

    Set<Week> weeks() {
        Set<Week> weeks = new TreeSet<>((one, other) -> one.monday().compareTo(other.monday()));
        long last = Long.MIN_VALUE;
        for (long at : micros) {
            long day = Math.floorDiv(at, 24 * HOUR);
            if (day != last) {
                weeks.add(Week.of(instant(at)));
                last = day;
            }
        }
        return weeks;
    }

    /** The hours of those before a time. */
    Set<Stretch> hoursBefore(Instant time) {
        long before = micros(time);
        Set<Stretch> hours = new LinkedHashSet<>();
        for (int i = 0; i < micros.length; i++) {
            if (micros[i] < before) {
                hours.add(new Stretch(series[i], micros[i] - Math.floorMod(micros[i], HOUR)));
            }
        }
        return hours;
    }

    /** The weeks of those before a time. */
    Set<Stretch> weeksBefore(Instant time) {
        long before = micros(time);
        Set<Stretch> weeks = new LinkedHashSet<>();
        for (int i = 0; i < micros.length; i++) {
            if (micros[i] < before) {
                weeks.add(new Stretch(
                        series[i], micros(Week.of(instant(micros[i])).begin())));
            }
        }
        return weeks;
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
