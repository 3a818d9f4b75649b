package firewatch.alerts.dispatch;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The delivery log of one alarm as people read it. */
@Singleton
class DeliveryRecord {
    private final Jdbi jdbi;

    DeliveryRecord(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * One delivery.
     *
     * @param id what the receiver saw as {@code webhook-id}
     * @param step 0 for the first along its route, more for repeats
     * @param state {@code pending}, {@code claimed}, {@code accepted}, {@code refused} or {@code cancelled}
     * @param onTest what held it back, if anything
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Shown(
            UUID id,
            String type,
            String channel,
            String contact,
            String contactName,
            String route,
            int step,
            String state,
            Instant createdAt,
            Instant due,
            @Nullable Instant closedAt,
            @Nullable String onTest,
            List<Tried> attempts) {}

    /** One attempt of it. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Tried(
            int number,
            Instant at,
            String outcome,
            @Nullable Integer status,
            long ms,
            String reason) {}

    List<Shown> of(UUID alarm) {
        Map<UUID, List<Tried>> attempts = attempts(alarm);
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select * from delivery where alarm = :alarm order by created_at, due, step, id")
                .bind("alarm", alarm)
                .map((row, context) -> shown(row, attempts))
                .list());
    }

    private record TriedOf(UUID delivery, Tried tried) {}

    private Map<UUID, List<Tried>> attempts(UUID alarm) {
        return jdbi
                .withHandle(handle -> handle.createQuery("""
                        select a.* from attempt a join delivery d on d.id = a.delivery
                        where d.alarm = :alarm order by a.delivery, a.number
                        """)
                        .bind("alarm", alarm)
                        .map((row, context) -> new TriedOf(row.getObject("delivery", UUID.class), tried(row)))
                        .list())
                .stream()
                .collect(Collectors.groupingBy(
                        TriedOf::delivery, Collectors.mapping(TriedOf::tried, Collectors.toList())));
    }

    private static Tried tried(ResultSet row) throws SQLException {
        return new Tried(
                row.getInt("number"),
                row.getTimestamp("at").toInstant(),
                row.getString("outcome"),
                row.getObject("status", Integer.class),
                row.getLong("took_ms"),
                row.getString("reason"));
    }

    private static Shown shown(ResultSet row, Map<UUID, List<Tried>> attempts) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        Timestamp closed = row.getTimestamp("closed_at");
        return new Shown(
                id,
                row.getString("type"),
                row.getString("channel"),
                row.getString("contact"),
                row.getString("contact_name"),
                row.getString("route"),
                row.getInt("step"),
                row.getString("state"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("due").toInstant(),
                closed == null ? null : closed.toInstant(),
                row.getString("on_test"),
                attempts.getOrDefault(id, List.of()));
    }
}
