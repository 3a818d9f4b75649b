package firewatch.alerts.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import firewatch.events.AlarmEpisode;
import firewatch.events.EpisodeId;
import firewatch.events.EventJson;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The newest snapshot of every episode, and what was added to it. */
@Singleton
final class EpisodeStore {
    private final Jdbi jdbi;

    EpisodeStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Those of these episodes that are known. */
    Map<EpisodeId, KnownEpisode> find(Collection<EpisodeId> ids) {
        Map<EpisodeId, KnownEpisode> found = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery(
                        "select id, alarm, snapshot from alerts.episode where id = any(:ids)")
                .bindArray("ids", String.class, values(ids))
                .map((row, _) -> found.put(new EpisodeId(row.getString("id")), known(row)))
                .list());
        return found;
    }

    private static KnownEpisode known(ResultSet row) throws SQLException {
        return new KnownEpisode(
                row.getObject("alarm", UUID.class),
                EventJson.read(row.getString("snapshot").getBytes(UTF_8), AlarmEpisode.class));
    }

    /** The episodes of these cases that last. */
    Map<UUID, Set<EpisodeId>> lasting(Collection<UUID> alarms) {
        Map<UUID, Set<EpisodeId>> lasting = new HashMap<>();
        if (!alarms.isEmpty()) {
            jdbi.useHandle(handle -> handle.createQuery(
                            "select id, alarm from alerts.episode where alarm = any(:alarms) and active")
                    .bindArray("alarms", UUID.class, Set.copyOf(alarms))
                    .map((row, _) -> lasting.computeIfAbsent(row.getObject("alarm", UUID.class), _ -> new HashSet<>())
                            .add(new EpisodeId(row.getString("id"))))
                    .list());
        }
        return lasting;
    }

    void save(List<KnownEpisode> episodes) {
        batch(
                episodes,
                """
                insert into alerts.episode (id, alarm, version, active, snapshot)
                values (:id, :alarm, :version, :active, cast(:snapshot as json))
                on conflict (id) do update set alarm = excluded.alarm, version = excluded.version,
                    active = excluded.active, snapshot = excluded.snapshot
                """,
                (row, episode) -> row.bind("id", episode.snapshot().id().value())
                        .bind("alarm", episode.alarm())
                        .bind("version", episode.snapshot().version())
                        .bind("active", episode.snapshot().isActive())
                        .bind("snapshot", new String(EventJson.write(episode.snapshot()), UTF_8)));
    }

    /** What was added to these episodes, which may be told before they are. */
    Map<EpisodeId, Addition> additions(Collection<EpisodeId> ids) {
        Map<EpisodeId, Addition> found = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery(
                        "select episode, incident, confirmed from alerts.episode_addition where episode = any(:ids)")
                .bindArray("ids", String.class, values(ids))
                .map((row, _) -> found.put(new EpisodeId(row.getString("episode")), addition(row)))
                .list());
        return found;
    }

    private static Addition addition(ResultSet row) throws SQLException {
        OffsetDateTime confirmed = row.getObject("confirmed", OffsetDateTime.class);
        return new Addition(row.getString("incident"), confirmed == null ? null : confirmed.toInstant());
    }

    void saveAdditions(Map<EpisodeId, Addition> additions) {
        batch(
                additions.entrySet(),
                """
                insert into alerts.episode_addition (episode, incident, confirmed)
                values (:id, :incident, :confirmed)
                on conflict (episode) do update set incident = excluded.incident, confirmed = excluded.confirmed
                """,
                (row, each) -> row.bind("id", each.getKey().value())
                        .bind("incident", each.getValue().incident())
                        .bind("confirmed", each.getValue().confirmed()));
    }

    private <T> void batch(Collection<T> rows, String sql, BiConsumer<PreparedBatch, T> bind) {
        if (rows.isEmpty()) {
            return;
        }
        jdbi.useHandle(handle -> {
            PreparedBatch batch = handle.prepareBatch(sql);
            for (T row : rows) {
                bind.accept(batch, row);
                batch.add();
            }
            batch.execute();
        });
    }

    private static Set<String> values(Collection<EpisodeId> ids) {
        return ids.stream().map(EpisodeId::value).collect(Collectors.toSet());
    }
}
