package firewatch.alerts.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import firewatch.access.Page;
import firewatch.alerts.alarm.AlarmTimeline;
import firewatch.alerts.alarm.TimelineEntry;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The histories of all cases; lines are only ever added. */
@Singleton
public class TimelineStore implements AlarmTimeline {
    private static final TypeReference<Map<String, String>> DETAIL = new TypeReference<>() {};

    private final Jdbi jdbi;
    private final ObjectMapper json;

    TimelineStore(Jdbi jdbi, ObjectMapper json) {
        this.jdbi = jdbi;
        this.json = json;
    }

    @Override
    public void add(List<Line> lines) {
        jdbi.useHandle(handle -> {
            PreparedBatch batch = handle.prepareBatch("""
                    insert into alerts.timeline (alarm, at, kind, actor, detail)
                    values (:alarm, :at, :kind, :actor, cast(:detail as json))
                    """);
            for (Line line : lines) {
                TimelineEntry entry = line.entry();
                batch.bind("alarm", line.alarm())
                        .bind("at", entry.at())
                        .bind("kind", entry.kind())
                        .bind("actor", Words.clean(entry.by()))
                        .bind("detail", written(entry.detail()))
                        .add();
            }
            batch.execute();
        });
    }

    /** A page of an alarm's history, oldest first, of the lines after this one. */
    public Page<TimelineEntry> page(UUID alarm, long after, int limit) {
        List<Numbered> lines = jdbi.withHandle(handle -> handle.createQuery("""
                select id, at, kind, actor, detail from alerts.timeline
                where alarm = :alarm and id > :after order by id limit :limit
                """)
                .bind("alarm", alarm)
                .bind("after", after)
                .bind("limit", limit + 1)
                .map((row, _) -> new Numbered(row.getLong("id"), entry(row)))
                .list());
        Page<Numbered> page = Page.of(lines, limit, line -> List.of(Long.toString(line.id())));
        return new Page<>(page.items().stream().map(Numbered::entry).toList(), page.next());
    }

    private TimelineEntry entry(ResultSet row) throws SQLException {
        return new TimelineEntry(
                AlarmRows.instant(row, "at"),
                row.getString("kind"),
                row.getString("actor"),
                read(row.getString("detail")));
    }

    private String written(Map<String, String> detail) {
        Map<String, String> clean = new LinkedHashMap<>();
        detail.forEach((name, value) -> clean.put(name, Words.cleaned(value)));
        try {
            return json.writeValueAsString(clean);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of strings is always JSON", e);
        }
    }

    private Map<String, String> read(String detail) {
        try {
            return json.readValue(detail, DETAIL);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a timeline entry that was not written here", e);
        }
    }

    private record Numbered(long id, TimelineEntry entry) {}
}
