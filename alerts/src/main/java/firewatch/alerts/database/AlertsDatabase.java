package firewatch.alerts.database;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.TemplateEngine;
import org.jdbi.v3.core.transaction.CMTTransactionHandler;

/**
 * The database of this service as {@link Jdbi}. Transactions are those of {@link jakarta.transaction.Transactional}: every
 * handle opened inside one shares its connection, and Jdbi's own transaction methods begin and commit nothing.
 */
final class AlertsDatabase {
    @Produces
    @Singleton
    Jdbi jdbi(@DataSource("alerts") AgroalDataSource all, @DataSource("alerts-alarms") AgroalDataSource alarms) {
        Jdbi jdbi = Jdbi.create(() -> (ForAlarms.isCarried() ? alarms : all).getConnection())
                .setTransactionHandler(new CMTTransactionHandler())
                .registerArrayType(String.class, "text")
                .registerArrayType(Long.class, "bigint")
                .registerArrayType(UUID.class, "uuid");
        jdbi.getConfig(SqlStatements.class)
                .setTemplateEngine(TemplateEngine.NOP)
                .setSqlParser(new StatementParameters());
        // without the arguments, which may be nobody's business in a log
        jdbi.getConfig(StatementExceptions.class)
                .setMessageRendering(StatementExceptions.MessageRendering.SHORT_STATEMENT);
        return jdbi;
    }
}
