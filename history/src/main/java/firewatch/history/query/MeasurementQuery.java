package firewatch.history.query;

import firewatch.events.Quantity;
import firewatch.history.query.Chart.Line;
import firewatch.history.query.Chart.Point;
import firewatch.history.store.Keeping;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads readings back, drawn together step by step by the database, from whole hours where it can. */
@ApplicationScoped
public class MeasurementQuery {
    /**
     * Whole hours come rolled up; what is before and behind them, and hours that are late, from the readings. A step that
     * begins before the span is cut there.
     */
    private static final String STEPS = """
            with asked as (
              select ?::interval as step, ?::timestamptz as origin, ?::timestamptz as since, ?::timestamptz as before,
                     ?::timestamptz as hours_since, ?::timestamptz as hours_before
            )
            select s.point, s.channel, greatest(date_bin(step, m.at, origin), since) as step_at,
                   min(m.min), sum(m.sum) / sum(m.count), max(m.max), sum(m.count)
            from asked cross join series s cross join lateral (
              select h.at, h.min, h.max, h.sum, h.count from rollup_hour h
              where h.series = s.id and h.at >= hours_since and h.at < hours_before
                and not exists (select from late_hour l where l.series = s.id and l.at = h.at)
              union all
              select r.at, r.value, r.value, r.value, 1
              from (
                select since as begin, hours_since as until
                union all select hours_before, before
                union select l.at, l.at + interval '1 hour' from late_hour l
                where l.series = s.id and l.at >= hours_since and l.at < hours_before
              ) span cross join lateral readings_of(s.id, span.begin, span.until) r
            ) m
            where s.device = ? and s.quantity = ?
            group by s.point, s.channel, step_at
            order by s.point, s.channel, step_at""";

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
            ChartSpan.Hours hours = span.wholeHours(Keeping.read(connection).rolledUntil());
            select.setString(1, span.step().toString());
            setTimes(select, 2, span.origin(), span.from(), span.to(), hours.from(), hours.to());
            select.setString(7, device);
            select.setString(8, quantity.wireName());
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

    private static void setTimes(PreparedStatement statement, int parameter, Instant... times) throws SQLException {
        for (int i = 0; i < times.length; i++) {
            statement.setObject(parameter + i, times[i].atOffset(ZoneOffset.UTC));
        }
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
