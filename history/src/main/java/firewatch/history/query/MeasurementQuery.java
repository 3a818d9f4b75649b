package firewatch.history.query;

import firewatch.events.Quantity;
import firewatch.history.query.Chart.Line;
import firewatch.history.query.Chart.Point;
import firewatch.history.query.ChartPieces.Piece;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.postgresql.PGStatement;

/** Reads readings back, drawn together step by step by the database, from whole hours where it can. */
@ApplicationScoped
public class MeasurementQuery {
    /** A statement that PostgreSQL prepares may get a plan for any times, which looks at all weeks. */
    private static final int NEVER = 0;

    /**
     * One statement whose every time is told to the planner, so that it leaves all other weeks and months out. A step that
     * begins before the span is cut there.
     */
    private static final String STEPS = """
            select s.point, s.channel, greatest(date_bin(?::interval, m.at, ?), ?) as step_at,
                   min(m.min), sum(m.sum) / sum(m.count), max(m.max), sum(m.count)
            from series s cross join lateral (
              %s
            ) m (at, min, max, sum, count)
            where s.device = ? and s.quantity = ?
            group by s.point, s.channel, step_at
            order by s.point, s.channel, step_at""";

    private static final String HOURS = """
            select h.at, h.min, h.max, h.sum, h.count from rollup_hour h
            where h.series = s.id and h.at >= ? and h.at < ?""";
    private static final String READINGS = "select r.at, r.value, r.value, r.value, 1 from readings_of(s.id, ?, ?) r";

    /** How far hours are rolled up, and which of a span are late: one statement, as who asks waits for each. */
    private static final String ROLLED = """
            select k.rolled_until, array(
              select distinct l.at from late_hour l join series s on s.id = l.series
              where s.device = ? and s.quantity = ? and l.at >= ? and l.at < ? order by l.at)
            from keeping k""";

    private static final String LINES =
            "select point, channel from series where device = ? and quantity = ? order by point, channel";

    private static final String SERIES =
            "select quantity, point, channel from series where device = ? order by quantity, point, channel";

    private final javax.sql.DataSource database;

    MeasurementQuery(@DataSource("history") javax.sql.DataSource database) {
        this.database = database;
    }

    Chart chart(String device, Quantity quantity, ChartSpan span) throws SQLException {
        Map<LineKey, List<Point>> lines;
        try (Connection connection = database.getConnection()) {
            lines = withoutPoints(device, quantity, connection);
            if (lines.isEmpty()) {
                return chart(device, quantity, span, List.of());
            }
            List<Piece> pieces = pieces(device, quantity, span, connection).pieces();
            try (PreparedStatement select = connection.prepareStatement(statement(pieces))) {
                select.unwrap(PGStatement.class).setPrepareThreshold(NEVER);
                bind(select, device, quantity, span, pieces);
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        lines.computeIfAbsent(new LineKey(rows.getString(1), rows.getInt(2)), key -> new ArrayList<>())
                                .add(point(rows));
                    }
                }
            }
        }
        List<Line> series = lines.entrySet().stream()
                .map(line -> line.getKey().line(line.getValue(), span))
                .toList();
        return chart(device, quantity, span, series);
    }

    private static Chart chart(String device, Quantity quantity, ChartSpan span, List<Line> series) {
        return new Chart(device, quantity.wireName(), quantity.unit(), span.from(), span.to(), span.step(), series);
    }

    /** All lines that there are, also those that were silent for the whole span. */
    private static Map<LineKey, List<Point>> withoutPoints(String device, Quantity quantity, Connection connection)
            throws SQLException {
        Map<LineKey, List<Point>> lines = new LinkedHashMap<>();
        try (PreparedStatement select = connection.prepareStatement(LINES)) {
            select.setString(1, device);
            select.setString(2, quantity.wireName());
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    lines.put(new LineKey(rows.getString(1), rows.getInt(2)), new ArrayList<>());
                }
            }
        }
        return lines;
    }

    private static ChartPieces pieces(String device, Quantity quantity, ChartSpan span, Connection connection)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(ROLLED)) {
            select.setString(1, device);
            select.setString(2, quantity.wireName());
            select.setObject(3, time(span.from()));
            select.setObject(4, time(span.to()));
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw new SQLException("the table keeping has no row");
                }
                ChartSpan.Hours hours = span.wholeHours(row.getTimestamp(1).toInstant());
                return ChartPieces.of(span, hours, late(row.getArray(2), hours));
            }
        }
    }

    private static List<Instant> late(Array found, ChartSpan.Hours among) throws SQLException {
        return Arrays.stream((Timestamp[]) found.getArray())
                .map(Timestamp::toInstant)
                .filter(among::has)
                .toList();
    }

    private static String statement(List<Piece> pieces) {
        return STEPS.formatted(pieces.stream()
                .map(piece -> piece.rolledUp() ? HOURS : READINGS)
                .collect(Collectors.joining(" union all ")));
    }

    private static void bind(
            PreparedStatement select, String device, Quantity quantity, ChartSpan span, List<Piece> pieces)
            throws SQLException {
        int parameter = 1;
        select.setString(parameter++, span.step().toString());
        select.setObject(parameter++, time(span.origin()));
        select.setObject(parameter++, time(span.from()));
        for (Piece piece : pieces) {
            select.setObject(parameter++, time(piece.from()));
            select.setObject(parameter++, time(piece.to()));
        }
        select.setString(parameter++, device);
        select.setString(parameter, quantity.wireName());
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

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
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
