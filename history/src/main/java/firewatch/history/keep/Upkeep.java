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
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One round of keeping the memory, in transactions of its own beside those that store. Each step may be broken off
 * anywhere and is taken up by the next round; of several processes one at a time does it.
 */
@ApplicationScoped
public class Upkeep {
    private static final String ALONE = "hashtext('firewatch history upkeep')";
    /** Readings are never heard much before the clock that keeps them: one further ahead is not believed. */
    private static final Duration FURTHEST_AHEAD = Duration.ofHours(2);
    /** Packing a chunk is one statement, which may take long. */
    private static final Duration PATIENCE = Duration.ofHours(1);

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

    /**
     * Does a round, unless another process is at it.
     *
     * @return why nothing was thrown away, where something was to be
     */
    public Optional<String> round() throws SQLException {
        store.forgetOldCounters();
        try (Connection connection = database.getConnection()) {
            if (!isTrue("select pg_try_advisory_lock(" + ALONE + ")", connection)) {
                return Optional.empty();
            }
            int usual = connection.getNetworkTimeout();
            connection.setNetworkTimeout(Runnable::run, Math.toIntExact(PATIENCE.toMillis()));
            connection.setAutoCommit(false);
            try {
                return keep(believed(clock.instant()), connection);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
                isTrue("select pg_advisory_unlock(" + ALONE + ")", connection);
                connection.setNetworkTimeout(Runnable::run, usual);
            }
        }
    }

    /** The clock's time, where readings bear it out. */
    private Instant believed(Instant now) {
        return store.lastReceived()
                .map(received -> received.plus(FURTHEST_AHEAD))
                .filter(now::isAfter)
                .orElse(now);
    }

    private Optional<String> keep(Instant now, Connection connection) throws SQLException {
        ground.makeRoomAhead(now, connection);
        connection.commit();
        HourlyRollup.roll(now.minus(config.rollAfter()), connection);
        HourlyRollup.rollLate(connection);
        pack(now, connection);
        return throwAway(now, connection);
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

    private Optional<String> throwAway(Instant now, Connection connection) throws SQLException {
        Instant bound = Week.of(now.minus(config.readings())).begin();
        Duration step = Duration.between(Keeping.read(connection).keptFrom(), bound);
        if (step.compareTo(config.atOnce()) > 0 && Keeping.hasReadingsBefore(bound, connection)) {
            return Optional.of(("readings before %s are not thrown away, as those are of %d days at once: is the clock"
                            + " right? If so, set history.keep.at-once to P%dD until they are gone")
                    .formatted(bound, step.toDays(), step.toDays() + 1));
        }
        Keeping.keepFrom(bound, connection);
        connection.commit();
        ground.dropBefore(Keeping.read(connection).keptFrom(), connection);
        connection.commit();
        HourlyRollup.dropBefore(now.minus(config.hours()), connection);
        connection.commit();
        return Optional.empty();
    }

    private static boolean isTrue(String question, Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            return row.next() && row.getBoolean(1);
        }
    }
}
