package firewatch.history.store;

import firewatch.history.store.Batch.Lane;
import firewatch.history.store.Batch.LaneStretch;
import firewatch.history.store.Outcome.Forgot;
import firewatch.history.store.Outcome.Stored;
import firewatch.history.store.StoredReading.Series;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Where readings stay: a batch is stored whole or not at all, and a batch stored again changes nothing. */
@ApplicationScoped
public class MeasurementStore {
    /** PostgreSQL's unique_violation. */
    private static final String ALREADY_THERE = "23505";
    /** The database writes such a commit within a second, and waits for no disk; what waits beside it gets there sooner. */
    private static final String AHEAD_OF_THE_DISK = "set local synchronous_commit = off";

    private final javax.sql.DataSource database;
    private final Clock clock;
    private final SeriesBook series = new SeriesBook();
    private final LanePositions positions = new LanePositions();
    private final Ground ground;
    /** Whether the last batch held something that was there already: then the next one likely does. */
    private boolean repeating;
    /** When the ear heard the youngest reading of the last batch. */
    private volatile @Nullable Instant lastReceived;

    /** How rows get into the database; answers how many were not there before. */
    private interface Insertion {
        int insert(Rows rows, Connection connection) throws SQLException;
    }

    public MeasurementStore(@DataSource("history") javax.sql.DataSource database, Ground ground, Clock clock) {
        this.database = database;
        this.ground = ground;
        this.clock = clock;
    }

    /**
     * Stores a batch in one transaction. Neither its rows nor its offsets are on the disk when this returns, and after a
     * crash of the database either both are there or none.
     *
     * @throws SQLException where the database could not; nothing of the batch is then stored
     */
    public synchronized Outcome store(Batch batch) throws SQLException {
        try {
            Outcome outcome = store(batch, repeating ? Rows::insertNew : Rows::copy);
            repeating = repeating && outcome instanceof Stored(int fresh) && fresh < batch.size();
            return outcome;
        } catch (SQLException e) {
            if (repeating || !ALREADY_THERE.equals(e.getSQLState())) {
                throw e;
            }
            repeating = true;
            return store(batch, Rows::insertNew);
        }
    }

    private Outcome store(Batch batch, Insertion insertion) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                List<LaneStretch> forgotten = positions.forgottenBefore(batch, connection);
                if (!forgotten.isEmpty()) {
                    connection.rollback();
                    series.forget();
                    ground.forget();
                    return new Forgot(forgotten);
                }
                execute(AHEAD_OF_THE_DISK, connection);
                Map<Series, Integer> fresh = series.numbersOf(batch.readings(), connection);
                int stored = insert(batch, fresh, insertion, connection);
                LanePositions.mark(batch, connection);
                connection.commit();
                positions.stored(batch);
                series.remember(fresh);
                batch.lastReceived().ifPresent(received -> lastReceived = received);
                return new Stored(stored);
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                ground.forget();
                throw e;
            }
        }
    }

    private int insert(Batch batch, Map<Series, Integer> fresh, Insertion insertion, Connection connection)
            throws SQLException {
        Keeping keeping = Keeping.held(connection);
        List<StoredReading> readings = ResendMemory.withoutResends(dated(batch.readings(), keeping), connection);
        Rows rows = new Rows(readings, line -> series.number(line, fresh));
        ground.makeRoom(rows, keeping, connection);
        LateHours.note(rows, keeping, connection);
        return insertion.insert(rows, connection);
    }

    /** The first offset of that partition which is not stored yet; empty where none ever was. */
    public OptionalLong nextOffset(Lane lane) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return positions.next(lane, connection);
        }
    }

    /** When the youngest reading of the last batch was heard; empty where this process stored none yet. */
    public Optional<Instant> lastReceived() {
        return Optional.ofNullable(lastReceived);
    }

    /** Forgets messages that are too old to be sent again. */
    public void forgetOldCounters() throws SQLException {
        try (Connection connection = database.getConnection()) {
            ResendMemory.forgetBefore(clock.instant(), connection);
        }
    }

    private static List<StoredReading> dated(List<StoredReading> readings, Keeping keeping) {
        return readings.stream()
                .map(reading -> reading.notBefore(keeping.keptFrom()))
                .toList();
    }

    private static void execute(String sql, Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
