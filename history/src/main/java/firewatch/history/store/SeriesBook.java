package firewatch.history.store;

import firewatch.history.store.StoredReading.Series;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The numbers of series, remembered; new ones are given their number by the database. */
final class SeriesBook {
    private static final String INSERT = """
            insert into series (device, point, quantity, channel)
            select * from unnest(?::text[], ?::text[], ?::text[], ?::smallint[])
            on conflict do nothing""";
    private static final String FIND = """
            select s.id, s.device, s.point, s.quantity, s.channel
            from unnest(?::text[], ?::text[], ?::text[], ?::smallint[]) as wanted (device, point, quantity, channel)
            join series s using (device, point, quantity, channel)""";

    private final Map<Series, Integer> known = new HashMap<>();

    /** Looks the series of these readings up; what is new is only remembered by {@link #remember} after the commit. */
    Map<Series, Integer> numbersOf(List<StoredReading> readings, Connection connection) throws SQLException {
        Set<Series> missing = new LinkedHashSet<>();
        for (StoredReading reading : readings) {
            if (!known.containsKey(reading.series())) {
                missing.add(reading.series());
            }
        }
        if (missing.isEmpty()) {
            return Map.of();
        }
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            bind(insert, missing, connection);
            insert.executeUpdate();
        }
        return find(missing, connection);
    }

    void remember(Map<Series, Integer> committed) {
        known.putAll(committed);
    }

    /** After a crash of the database, the numbers that it gave last may be given again, to others. */
    void forget() {
        known.clear();
    }

    int number(Series series, Map<Series, Integer> fresh) {
        Integer number = known.get(series);
        if (number == null) {
            number = fresh.get(series);
        }
        if (number == null) {
            throw new IllegalStateException("the database gave no number to " + series);
        }
        return number;
    }

    private static Map<Series, Integer> find(Set<Series> wanted, Connection connection) throws SQLException {
        Map<Series, Integer> found = new HashMap<>();
        try (PreparedStatement find = connection.prepareStatement(FIND)) {
            bind(find, wanted, connection);
            try (ResultSet rows = find.executeQuery()) {
                while (rows.next()) {
                    found.put(
                            new Series(rows.getString(2), rows.getString(3), rows.getString(4), rows.getInt(5)),
                            rows.getInt(1));
                }
            }
        }
        return found;
    }

    private static void bind(PreparedStatement statement, Set<Series> series, Connection connection)
            throws SQLException {
        statement.setArray(
                1,
                connection.createArrayOf(
                        "text", series.stream().map(Series::device).toArray()));
        statement.setArray(
                2,
                connection.createArrayOf(
                        "text", series.stream().map(Series::point).toArray()));
        statement.setArray(
                3,
                connection.createArrayOf(
                        "text", series.stream().map(Series::quantity).toArray()));
        statement.setArray(
                4,
                connection.createArrayOf(
                        "int2", series.stream().map(Series::channel).toArray()));
    }
}
