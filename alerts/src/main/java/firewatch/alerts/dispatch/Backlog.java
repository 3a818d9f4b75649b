package firewatch.alerts.dispatch;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** What should have been delivered and is not, and what nobody is told of. */
@Singleton
class Backlog {
    private final Jdbi jdbi;

    Backlog(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** How long the oldest page that reached nobody and is not answered has been waiting, given up or not. */
    Duration age(Instant now) {
        return since(now, """
                select min(first_due) from delivery
                where state in ('pending', 'claimed', 'refused') and page and not settled and first_due <= :now
                """);
    }

    /** How many fires that match no route wait for somebody to answer them. */
    int unroutedFires(Instant now) {
        return jdbi.withHandle(handle ->
                handle.createQuery("""
                        select count(distinct alarm) from delivery
                        where route = 'unrouted' and not settled and state <> 'cancelled' and due <= :now
                        """).bind("now", now).mapTo(Integer.class).one());
    }

    private Duration since(Instant now, String sql) {
        Optional<Instant> oldest = jdbi.withHandle(handle ->
                handle.createQuery(sql).bind("now", now).mapTo(Instant.class).findOne());
        return oldest.filter(now::isAfter)
                .map(start -> Duration.between(start, now))
                .orElse(Duration.ZERO);
    }
}
