package firewatch.alerts.ledger;

import firewatch.access.Caller;
import firewatch.access.Page;
import firewatch.events.DeadLetter;
import firewatch.events.GatewayId;
import firewatch.events.SignalId;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** What could not be understood (死信), kept with its bytes; the same one is kept once. */
@Singleton
public class DeadLetterStore {
    private final Jdbi jdbi;

    DeadLetterStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Keeps a dead letter; answers whether it is new. */
    public boolean keep(DeadLetter letter) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                insert into alerts.dead_letter (id, received_at, gateway, format, source, reason, detail, payload)
                values (:id, :received_at, :gateway, :format, :source, :reason, :detail, :payload)
                on conflict (id) do nothing
                """)
                        .bind("id", letter.id().value())
                        .bind("received_at", letter.receivedAt())
                        .bind(
                                "gateway",
                                letter.gateway() == null
                                        ? null
                                        : letter.gateway().value())
                        .bind("format", Words.cleaned(letter.format()))
                        .bind("source", Words.cleaned(letter.source()))
                        .bind("reason", Words.cleaned(letter.reason()))
                        .bind("detail", Words.cleaned(letter.detail()))
                        .bind("payload", letter.payload())
                        .execute()
                == 1);
    }

    /** A page of the dead letters that the caller sees, newest first, of those kept before a place. */
    public Page<DeadLetter> page(
            Caller caller, @Nullable String gateway, @Nullable String reason, long before, int limit) {
        Set<String> buildings = caller.buildings();
        List<String> terms = new ArrayList<>(List.of("stored < :before"));
        if (buildings != null) {
            terms.add("gateway in (select id from alerts.gateway where building = any(:buildings))");
        }
        if (gateway != null) {
            terms.add("gateway = :gateway");
        }
        if (reason != null) {
            terms.add("reason = :reason");
        }
        List<Row> rows = jdbi.withHandle(handle -> {
            Query query = handle.createQuery("select * from alerts.dead_letter where " + String.join(" and ", terms)
                            + " order by stored desc limit :limit")
                    .bind("before", before)
                    .bind("limit", limit + 1);
            if (buildings != null) {
                query.bindArray("buildings", String.class, buildings);
            }
            if (gateway != null) {
                query.bind("gateway", gateway);
            }
            if (reason != null) {
                query.bind("reason", reason);
            }
            return query.map((row, _) -> new Row(row.getLong("stored"), letter(row)))
                    .list();
        });
        Page<Row> page = Page.of(rows, limit, row -> List.of(Long.toString(row.stored())));
        return new Page<>(page.items().stream().map(Row::letter).toList(), page.next());
    }

    private static DeadLetter letter(ResultSet row) throws SQLException {
        String gateway = row.getString("gateway");
        return new DeadLetter(
                new SignalId(row.getObject("id", UUID.class)),
                gateway == null ? null : new GatewayId(gateway),
                row.getString("format"),
                row.getString("source"),
                row.getString("reason"),
                row.getString("detail"),
                AlarmRows.instant(row, "received_at"),
                row.getBytes("payload"));
    }

    private record Row(long stored, DeadLetter letter) {}
}
