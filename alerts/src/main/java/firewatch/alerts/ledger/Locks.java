package firewatch.alerts.ledger;

import static java.util.Comparator.comparing;

import firewatch.events.EpisodeId;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/**
 * What keeps two transactions from the same episode or the same place. Everybody holds first all episodes, then all
 * places, each in one order, before reading any of it.
 */
@Singleton
final class Locks {
    private final Jdbi jdbi;

    Locks(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Until the transaction ends, no other one takes these episodes, or what is added to them. */
    void holdEpisodes(Collection<EpisodeId> episodes) {
        lock(episodes.stream()
                .distinct()
                .sorted(comparing(EpisodeId::value))
                .map(episode -> "episode\n" + episode.value())
                .toList());
    }

    /** Until the transaction ends, no other one opens or reopens a case at these places. */
    void holdPlaces(Collection<CasePlace> places) {
        lock(places.stream()
                .distinct()
                .sorted(CasePlace.IN_ORDER)
                .map(CasePlace::name)
                .toList());
    }

    /** An array is unnested in its order, so that the locks are taken in it. */
    private void lock(List<String> keys) {
        if (keys.isEmpty()) {
            return;
        }
        jdbi.useHandle(handle -> handle.createQuery("""
                        select count(*) from (
                            select pg_advisory_xact_lock(hashtextextended(key, 0)) from unnest(:keys) as each (key)
                            offset 0) held
                        """)
                .bindArray("keys", String.class, keys)
                .mapTo(Long.class)
                .one());
    }
}
