package firewatch.alerts.ledger;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/** Throws away the oldest dead letters, so that no noise fills the disk that alarms are written to. */
@ApplicationScoped
class OldDeadLetters {
    private static final Logger LOG = Logger.getLogger(OldDeadLetters.class);
    private static final int MOST_AT_ONCE = 1_000;

    /** What a letter takes beside its payload, about. */
    private static final int FRAME = 500;

    private final Jdbi jdbi;
    private final DeadLetterConfig config;
    private final Clock clock;

    OldDeadLetters(Jdbi jdbi, DeadLetterConfig config, Clock clock) {
        this.jdbi = jdbi;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        forgetBefore(clock.instant().minus(config.kept()));
        keepYoungest(config.most(), config.mostBytes().asLongValue());
    }

    void forgetBefore(Instant time) {
        int gone;
        do {
            gone = QuarkusTransaction.requiringNew()
                    .call(() -> jdbi.withHandle(handle -> handle.createUpdate("""
                            delete from alerts.dead_letter where id in (
                                select id from alerts.dead_letter where received_at < :before limit :most)
                            """)
                            .bind("before", time)
                            .bind("most", MOST_AT_ONCE)
                            .execute()));
        } while (gone > 0);
    }

    /** Keeps so many, and no more of these than have so many bytes together. */
    void keepYoungest(int letters, long bytes) {
        long upTo = youngestTooMany(letters, bytes);
        int all = 0;
        int gone;
        do {
            gone = QuarkusTransaction.requiringNew().call(() -> forgetSome(upTo));
            all += gone;
        } while (gone > 0);
        if (all > 0) {
            LOG.warnf("the %d oldest dead letters are thrown away: there were more than are kept", all);
        }
    }

    private long youngestTooMany(int letters, long bytes) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select coalesce(max(stored), 0) from (
                            select stored, row_number() over youngest as letters,
                                sum(octet_length(payload) + :frame) over youngest as bytes
                            from alerts.dead_letter
                            window youngest as (order by stored desc rows unbounded preceding)) kept
                        where letters > :letters or bytes > :bytes
                        """)
                .bind("frame", FRAME)
                .bind("letters", letters)
                .bind("bytes", bytes)
                .mapTo(Long.class)
                .one());
    }

    private int forgetSome(long upTo) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        delete from alerts.dead_letter where id in (
                            select id from alerts.dead_letter where stored <= :upTo order by stored limit :most)
                        """)
                .bind("upTo", upTo)
                .bind("most", MOST_AT_ONCE)
                .execute());
    }
}
