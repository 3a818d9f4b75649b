package firewatch.alerts.dispatch;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import org.jdbi.v3.core.Jdbi;

/** Throws away what was delivered long ago, all of an alarm at once when people have closed it. */
@ApplicationScoped
class OldDeliveries {
    private static final int MOST_ALARMS = 1_000;

    private final Jdbi jdbi;
    private final DispatchConfig config;
    private final Clock clock;

    OldDeliveries(Jdbi jdbi, DispatchConfig config, Clock clock) {
        this.jdbi = jdbi;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        forgetBefore(clock.instant().minus(config.deliveriesKept()));
    }

    void forgetBefore(Instant time) {
        int gone;
        do {
            gone = QuarkusTransaction.requiringNew().call(() -> forgetSomeBefore(time));
        } while (gone > 0);
    }

    private int forgetSomeBefore(Instant time) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        with old as (
                            select a.id from alarm a
                            where a.state = 'CLOSED' and a.received_at < :before
                                and exists (select from delivery d where d.alarm = a.id)
                                and not exists (
                                    select from delivery d
                                    where d.alarm = a.id and (d.closed_at is null or d.closed_at >= :before))
                            limit :most
                        ), tried as (
                            delete from attempt
                            where delivery in (select d.id from delivery d join old on old.id = d.alarm)
                        ), gone as (
                            delete from delivery where alarm in (select id from old) returning 1
                        )
                        select count(*) from gone
                        """)
                .bind("before", time)
                .bind("most", MOST_ALARMS)
                .mapTo(Integer.class)
                .one());
    }
}
