package firewatch.history.store;

import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Decides once, at the first start that finds no readings yet: a hypertable where TimescaleDB is to be had with its
 * compression, plain partitions where not. What holds readings stays as it is.
 */
@ApplicationScoped
public class GroundChoice {
    private static final Logger LOG = Logger.getLogger(GroundChoice.class);

    private final javax.sql.DataSource database;
    private final boolean wanted;

    GroundChoice(
            @DataSource("history") javax.sql.DataSource database,
            @ConfigProperty(name = "history.timescaledb", defaultValue = "true") boolean wanted) {
        this.database = database;
        this.wanted = wanted;
    }

    @Produces
    @Singleton
    Ground ground() throws SQLException {
        Ground ground = found();
        LOG.infof("readings lie in %s", ground.description());
        return ground;
    }

    private Ground found() throws SQLException {
        if (wanted && isEmptyAndPlain() && isAvailable()) {
            try (Connection connection = database.getConnection()) {
                layHypertable(connection);
            } catch (SQLException e) {
                LOG.warnf("TimescaleDB is there and cannot be used, so plain partitions are: %s", e.getMessage());
            }
        }
        try (Connection connection = database.getConnection()) {
            return isPlain(connection) ? new WeeklyPartitions() : hypertable(connection);
        }
    }

    private boolean isEmptyAndPlain() throws SQLException {
        try (Connection connection = database.getConnection()) {
            return isPlain(connection)
                    && !isTrue(
                            "select exists (select from reading) or exists (select from packed_reading)", connection);
        }
    }

    private boolean isAvailable() throws SQLException {
        try (Connection connection = database.getConnection()) {
            return isTrue("select exists (select from pg_available_extensions where name = 'timescaledb')", connection);
        }
    }

    private static boolean isPlain(Connection connection) throws SQLException {
        return isTrue("select relkind = 'p' from pg_class where oid = 'reading'::regclass", connection);
    }

    private static void layHypertable(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("create extension if not exists timescaledb schema public");
            if (!isTrue("select current_setting('timescaledb.license') = 'timescale'", connection)) {
                throw new SQLException("this build of it has no compression");
            }
            String schema = schema(connection);
            String view = text("select pg_get_viewdef('measurement'::regclass)", connection);
            statement.execute("drop view measurement");
            statement.execute("create table hyper (like reading including all)");
            statement.execute("drop table reading");
            statement.execute("alter table hyper rename to reading");
            statement.execute("create view measurement as " + view);
            statement.execute("""
                    select %1$s.create_hypertable('reading', %1$s.by_range('at', interval '7 days'),
                                                  create_default_indexes => false)""".formatted(schema));
            statement.execute("""
                    alter table reading set (timescaledb.compress, timescaledb.compress_segmentby = 'series',
                                             timescaledb.compress_orderby = 'at, nth')""");
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        }
    }

    private static Hypertable hypertable(Connection connection) throws SQLException {
        return new Hypertable(
                schema(connection),
                text("select extversion from pg_extension where extname = 'timescaledb'", connection));
    }

    private static String schema(Connection connection) throws SQLException {
        return text(
                "select extnamespace::regnamespace::text from pg_extension where extname = 'timescaledb'", connection);
    }

    private static boolean isTrue(String question, Connection connection) throws SQLException {
        return text(question, connection).equals("t");
    }

    private static String text(String question, Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(question);
                ResultSet row = select.executeQuery()) {
            if (!row.next()) {
                throw new SQLException("no answer to: " + question);
            }
            return row.getString(1);
        }
    }
}
