package firewatch.alerts.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import firewatch.events.AlarmClass;
import firewatch.realparts.RealKafka;
import firewatch.realparts.RealPostgres;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a list of a few costs does not rise with how many cases there are: the planner looks at those few. */
@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
@QuarkusTestResource(RealKafka.class)
class AlarmListPlanIT {
    private static final int CASES = 20_000;
    private static final int FEW = 10;
    private static final Instant LATELY = Instant.parse("2031-01-01T00:00:00Z");
    /** More than PostgreSQL waits before it considers a plan for any parameters. */
    private static final int TIMES = 12;

    @Inject
    AlarmLists lists;

    @Inject
    Jdbi jdbi;

    /** Cases of years; the first few are unknown, the last few lately. */
    @BeforeEach
    void manyCases() {
        jdbi.useHandle(handle -> {
            handle.createUpdate("""
                            insert into alerts.alarm (id, version, class, state, condition, active, device, raised_at,
                                received_at, confirmed, escalations, late, clock, is_foreign, registered, test)
                            select gen_random_uuid(), 1, case when i <= :few then 'UNKNOWN' else 'FAULT' end, 'CLOSED',
                                'FAULT', false, 'plan-1', heard, heard, false, 0, false, 'OK', false, true, false
                            from generate_series(1, :cases) i, cast(:lately as timestamptz) lately,
                                lateral (select lately + (i + :few - :cases - 1) * interval '1 hour' as heard) hours
                            order by i
                            """)
                    .bind("few", FEW)
                    .bind("cases", CASES)
                    .bind("lately", LATELY)
                    .execute();
            handle.execute("analyze alerts.alarm");
        });
    }

    @AfterEach
    void noneOfThem() {
        jdbi.useHandle(handle -> handle.execute("delete from alerts.alarm where device = 'plan-1'"));
    }

    @Test
    void casesOfLatelyAreFoundWithoutLookingAtOlderOnes() {
        AlarmQuery lately = query(AlarmQuery.Which.ALL, Set.of(), LATELY);

        assertThat(plan(lately)).contains("alarm_by_receipt");
        assertThat(lookedAt(lately)).isLessThan(TIMES * FEW * 10);
    }

    @Test
    void closedCasesOfARareClassAreFoundWithoutLookingAtOthers() {
        AlarmQuery rare = query(AlarmQuery.Which.CLOSED, Set.of(AlarmClass.UNKNOWN), null);

        assertThat(plan(rare)).contains("alarm_closed_by_class");
        assertThat(lookedAt(rare)).isLessThan(CASES);
    }

    @Test
    void aListOfManyStopsWhenItIsFull() {
        AlarmQuery all = query(AlarmQuery.Which.ALL, Set.of(AlarmClass.FAULT), Instant.EPOCH);

        assertThat(lookedAt(all)).isLessThan(CASES);
    }

    private static AlarmQuery query(AlarmQuery.Which state, Set<AlarmClass> classes, @Nullable Instant since) {
        return new AlarmQuery(state, classes, null, null, since, null, AlarmLists.NEWEST, 50);
    }

    private String plan(AlarmQuery wanted) {
        return jdbi.withHandle(handle -> String.join(
                "\n",
                AlarmLists.bound(handle.createQuery("explain " + AlarmLists.sql(wanted)), wanted)
                        .mapTo(String.class)
                        .list()));
    }

    /** Rows that this transaction read from the table, over all its times. */
    private long lookedAt(AlarmQuery wanted) {
        return QuarkusTransaction.requiringNew().call(() -> {
            for (int i = 0; i < TIMES; i++) {
                assertThat(lists.page(wanted).items()).isNotEmpty();
            }
            return jdbi.withHandle(
                    handle -> handle.createQuery("""
                            select seq_tup_read + coalesce(idx_tup_fetch, 0) from pg_stat_xact_user_tables
                            where schemaname = 'alerts' and relname = 'alarm'""").mapTo(Long.class).one());
        });
    }
}
