package firewatch.allinone;

import firewatch.events.kafka.StandingBack;
import io.agroal.api.AgroalPoolInterceptor;
import io.quarkus.agroal.DataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The database's sessions of {@code history}, each a process of this machine, stand back behind those of the ledger. */
@Singleton
@DataSource("history")
final class HistorySessions implements AgroalPoolInterceptor {
    @Override
    public void onConnectionCreate(Connection connection) {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_backend_pid()")) {
            row.next();
            StandingBack.ask(List.of(row.getString(1)));
        } catch (SQLException e) {
            throw new IllegalStateException("a new session of the database does not answer", e);
        }
    }
}
