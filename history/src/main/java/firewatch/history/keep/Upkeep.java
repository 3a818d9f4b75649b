package firewatch.history.keep;

import firewatch.history.store.Ground;
import firewatch.history.store.Keeping;
import firewatch.history.store.MeasurementStore;
import firewatch.history.store.Week;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;

/**
 * One round of keeping the memory, in transactions of its own beside those that store. Each step may be broken off
 * anywhere and is taken up by the next round; of several processes one at a time does it.
 */
@ApplicationScoped
public class Upkeep {
    private static final String ALONE = "hashtext('firewatch history upkeep')";

    private final javax.sql.DataSource database;
    private final MeasurementStore store;
    private final Ground ground;
    private final KeepConfig config;
    private final Clock clock;

    Upkeep(
            @DataSource("history") javax.sql.DataSource database,
            MeasurementStore store,
            Ground ground,
            KeepConfig config,
            Clock clock) {
        this.database = database;
        this.store = store;
        this.ground = ground;
        this.config = config;
        this.clock = clock;
    }

    /** Does a round, unless another process is at it. */
    public void round() throws SQLException {
        store.forgetOldCounters();
        try (Connection connection = database.getConnection()) {
            if (!isTrue("select pg_try_advisory_lock(" + ALONE + ")", connection)) {
                return;
            }
            connection.setAutoCommit(false);
            try {
                keep(clock.instant(), connection);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
                isTrue("select pg_advisory_unlock(" + ALONE + ")", connection);
            }
        }
    }

    private void keep(Instant now, Connection connection) throws SQLException {
        ground.makeRoomAhead(now, connection);
        connection.commit();
        HourlyRollup.roll(now.minus(config.rollAfter()), connection);
        HourlyRollup.rollLate(connection);
        pack(now, connection);
        throwAway(now, connection);
    }

    private void pack(Instant now, Connection connection) throws SQLException {
        Keeping.packUntil(Week.of(now.minus(config.packAfter())).begin(), connection);
        connection.commit();
        Keeping keeping = Keeping.read(connection);
        Instant end = clock.instant().plus(config.packFor());
        boolean more = true;
        while (more && clock.instant().isBefore(end)) {
            more = ground.packSome(keeping, connection);
            connection.commit();
        }
    }

    private void throwAway(Instant now, Connection connection) throws SQLException {
        Keeping.keepFrom(Week.of(now.minus(config.readings())).begin(), connection);
        connection.commit();
        ground.dropBefore(Keeping.read(connection).keptFrom(), connection);
        connection.commit();
        HourlyRollup.dropBefore(now.minus(config.hours()), connection);
        connection.commit();
    }

    private static boolean isTrue(String question, Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            return row.next() && row.getBoolean(1);
        }
    }
}
