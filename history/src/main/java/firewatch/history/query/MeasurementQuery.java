package firewatch.history.query;

import firewatch.events.Quantity;
import firewatch.history.query.Chart.Line;
import firewatch.history.query.Chart.Point;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads readings back, drawn together step by step by the database. */
@ApplicationScoped
public class MeasurementQuery {
    private static final String STEPS = """
            select s.point, s.channel, date_bin(?::interval, m.at, ?) as step,
                   min(m.value), avg(m.value), max(m.value), count(*)
            from series s join measurement m on m.series = s.id
            where s.device = ? and s.quantity = ? and m.at >= ? and m.at < ?
            group by s.point, s.channel, step
            order by s.point, s.channel, step""";

    private static final String SERIES =
            "select quantity, point, channel from series where device = ? order by quantity, point, channel";

    private final javax.sql.DataSource database;

    MeasurementQuery(@DataSource("history") javax.sql.DataSource database) {
        this.database = database;
    }

    Chart chart(String device, Quantity quantity, ChartSpan span) throws SQLException {
        Map<LineKey, List<Point>> lines = new LinkedHashMap<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(STEPS)) {
            select.setString(1, span.step().toString());
            select.setTimestamp(2, Timestamp.from(span.from()));
            select.setString(3, device);
            select.setString(4, quantity.wireName());
            select.setTimestamp(5, Timestamp.from(span.from()));
            select.setTimestamp(6, Timestamp.from(span.to()));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    lines.computeIfAbsent(new LineKey(rows.getString(1), rows.getInt(2)), key -> new ArrayList<>())
                            .add(point(rows));
                }
            }
        }
        List<Line> series = lines.entrySet().stream()
                .map(line -> line.getKey().line(line.getValue(), span))
                .toList();
        return new Chart(device, quantity.wireName(), quantity.unit(), span.from(), span.to(), span.step(), series);
    }

    List<MeasuredSeries> series(String device) throws SQLException {
        List<MeasuredSeries> found = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(SERIES)) {
            select.setString(1, device);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    String name = rows.getString(1);
                    String unit =
                            Quantity.ofWireName(name).orElse(Quantity.UNKNOWN).unit();
                    String point = rows.getString(2);
                    found.add(new MeasuredSeries(name, unit, point.isEmpty() ? null : point, rows.getInt(3)));
                }
            }
        }
        return found;
    }

    private static Point point(ResultSet row) throws SQLException {
        return new Point(
                row.getTimestamp(3).toInstant(), row.getDouble(4), row.getDouble(5), row.getDouble(6), row.getLong(7));
    }

    private record LineKey(String point, int channel) {
        Line line(List<Point> points, ChartSpan span) {
            return new Line(point.isEmpty() ? null : point, channel, List.copyOf(points), Gaps.of(points, span));
        }
    }
}
