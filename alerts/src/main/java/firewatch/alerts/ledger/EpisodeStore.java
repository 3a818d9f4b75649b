package firewatch.alerts.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import firewatch.events.AlarmEpisode;
import firewatch.events.EpisodeConfirmed;
import firewatch.events.EpisodeId;
import firewatch.events.EventJson;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** The newest snapshot of every episode, and what was added to it. */
@Singleton
final class EpisodeStore {
    private final Jdbi jdbi;

    EpisodeStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    Optional<KnownEpisode> find(EpisodeId id) {
        return jdbi.withHandle(handle -> handle.createQuery("select alarm, snapshot from alerts.episode where id = :id")
                .bind("id", id.value())
                .map((row, _) -> known(row))
                .findOne());
    }

    private static KnownEpisode known(ResultSet row) throws SQLException {
        return new KnownEpisode(
                row.getObject("alarm", UUID.class),
                EventJson.read(row.getString("snapshot").getBytes(UTF_8), AlarmEpisode.class));
    }

    /** Whether an episode of the case, other than this one, lasts. */
    boolean othersLast(UUID alarm, EpisodeId id) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select exists (select from alerts.episode where alarm = :alarm and id <> :id and active)")
                .bind("alarm", alarm)
                .bind("id", id.value())
                .mapTo(Boolean.class)
                .one());
    }

    void save(UUID alarm, AlarmEpisode episode) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                insert into alerts.episode (id, alarm, version, active, snapshot)
                values (:id, :alarm, :version, :active, cast(:snapshot as json))
                on conflict (id) do update set alarm = excluded.alarm, version = excluded.version,
                    active = excluded.active, snapshot = excluded.snapshot
                """)
                .bind("id", episode.id().value())
                .bind("alarm", alarm)
                .bind("version", episode.version())
                .bind("active", episode.isActive())
                .bind("snapshot", new String(EventJson.write(episode), UTF_8))
                .execute());
    }

    Optional<Addition> addition(EpisodeId id) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select incident, confirmed from alerts.episode_addition where episode = :id")
                .bind("id", id.value())
                .map((row, _) -> addition(row))
                .findOne());
    }

    /** Keeps what was added, and answers all that was added to that episode so far. */
    Addition add(EpisodeConfirmed added) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                insert into alerts.episode_addition (episode, incident, confirmed)
                values (:id, :incident, :confirmed)
                on conflict (episode) do update set incident = excluded.incident,
                    confirmed = coalesce(episode_addition.confirmed, excluded.confirmed)
                returning incident, confirmed
                """)
                .bind("id", added.id().value())
                .bind("incident", Words.cleaned(added.incident()))
                .bind("confirmed", added.confirmed())
                .map((row, _) -> addition(row))
                .one());
    }

    private static Addition addition(ResultSet row) throws SQLException {
        OffsetDateTime confirmed = row.getObject("confirmed", OffsetDateTime.class);
        return new Addition(row.getString("incident"), confirmed == null ? null : confirmed.toInstant());
    }
}
