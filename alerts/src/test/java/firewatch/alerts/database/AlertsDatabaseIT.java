package firewatch.alerts.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import firewatch.alerts.TestAccounts;
import firewatch.realparts.RealKafka;
import firewatch.realparts.RealPostgres;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealKafka.class)
@QuarkusTestResource(RealPostgres.class)
@QuarkusTestResource(TestAccounts.class)
class AlertsDatabaseIT {
    @Inject
    Jdbi jdbi;

    @Test
    void handlesOfOneTransactionShareItsConnection() {
        QuarkusTransaction.requiringNew().run(() -> assertThat(transactionId()).isEqualTo(transactionId()));
        assertThat(transactionId()).isNotEqualTo(transactionId());
    }

    @Test
    void everythingRollsBackTogether() {
        String first = UUID.randomUUID().toString();
        String second = UUID.randomUUID().toString();

        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    add(first);
                    jdbi.useTransaction(handle -> handle.execute("insert into area values (?, 'a')", second));
                    throw new IllegalArgumentException("no");
                }))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(count(first)).isZero();
        assertThat(count(second)).isZero();
    }

    @Test
    void whatIsWrittenIsSeenOutsideOnlyAfterTheCommit() {
        String id = UUID.randomUUID().toString();

        QuarkusTransaction.requiringNew().run(() -> {
            add(id);
            assertThat(count(id)).isOne();
            assertThat(QuarkusTransaction.suspendingExisting().call(() -> count(id)))
                    .isZero();
        });

        assertThat(count(id)).isOne();
    }

    private void add(String id) {
        jdbi.useHandle(handle -> handle.execute("insert into area values (?, 'a')", id));
    }

    private int count(String id) {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from alerts.area where id = :id")
                .bind("id", id)
                .mapTo(Integer.class)
                .one());
    }

    private String transactionId() {
        return jdbi.withHandle(handle -> handle.createQuery("select cast(pg_current_xact_id() as text)")
                .mapTo(String.class)
                .one());
    }
}
