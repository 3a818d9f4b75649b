package firewatch.history.store;

import firewatch.history.store.Batch.LanePosition;
import firewatch.history.store.StoredReading.Series;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Where readings stay: a batch is stored whole or not at all, and a batch stored again changes nothing. */
@ApplicationScoped
public class MeasurementStore {
    private final javax.sql.DataSource database;
    private final Clock clock;
    private final SeriesBook series = new SeriesBook();
    private final Ground ground;

    public MeasurementStore(@DataSource("history") javax.sql.DataSource database, Ground ground, Clock clock) {
        this.database = database;
        this.ground = ground;
        this.clock = clock;
    }

    /**
     * Stores a batch in one transaction.
     *
     * @return how many readings were new
     * @throws SQLException where the database could not; nothing of the batch is then stored
     */
    public synchronized int store(Batch batch) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                Map<Series, Integer> fresh = series.numbersOf(batch.readings(), connection);
                Keeping keeping = Keeping.held(connection);
                List<StoredReading> readings =
                        ResendMemory.withoutResends(dated(batch.readings(), keeping), connection);
                Rows rows = new Rows(readings, line -> series.number(line, fresh));
                ground.makeRoom(rows, keeping, connection);
                LateHours.note(rows, keeping, connection);
                int stored = rows.insert(connection);
                markPositions(batch, connection);
                connection.commit();
                series.remember(fresh);
                return stored;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                ground.forget();
                throw e;
            }
        }
    }

    /** The first offset of that partition which is not stored yet; empty where none ever was. */
    public OptionalLong nextOffset(String topic, int partition) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select next_offset from lane_position where topic = ? and partition = ?")) {
            select.setString(1, topic);
            select.setInt(2, partition);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
            }
        }
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

    private static void markPositions(Batch batch, Connection connection) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement("""
                insert into lane_position (topic, partition, next_offset) values (?, ?, ?)
                on conflict (topic, partition) do update set next_offset = excluded.next_offset""")) {
            for (Map.Entry<LanePosition, Long> position : batch.positions().entrySet()) {
                upsert.setString(1, position.getKey().topic());
                upsert.setInt(2, position.getKey().partition());
                upsert.setLong(3, position.getValue());
                upsert.addBatch();
            }
            upsert.executeBatch();
        }
    }
}
