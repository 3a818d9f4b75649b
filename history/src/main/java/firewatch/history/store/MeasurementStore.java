package firewatch.history.store;

import firewatch.history.store.Batch.LanePosition;
import firewatch.history.store.StoredReading.Counted;
import firewatch.history.store.StoredReading.Series;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** Where readings stay: a batch is stored whole or not at all, and a batch stored again changes nothing. */
@ApplicationScoped
public class MeasurementStore {
    /** How long a counted message is remembered; a resend later than that is a reading of its own. */
    private static final Duration RESEND_WINDOW = Duration.ofMinutes(10);

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
                List<StoredReading> readings = withoutResends(dated(batch.readings(), keeping), connection);
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

    /** Forgets counted messages that are too old to be sent again. */
    public void forgetOldCounters() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement delete =
                        connection.prepareStatement("delete from counted_message where received_at < ?")) {
            delete.setTimestamp(1, Timestamp.from(clock.instant().minus(RESEND_WINDOW)));
            delete.executeUpdate();
        }
    }

    private static List<StoredReading> dated(List<StoredReading> readings, Keeping keeping) {
        return readings.stream()
                .map(reading -> reading.notBefore(keeping.keptFrom()))
                .toList();
    }

    private static List<StoredReading> withoutResends(List<StoredReading> readings, Connection connection)
            throws SQLException {
        Set<Counted> counted = new LinkedHashSet<>();
        Map<String, Counted> firstOfEach = new HashMap<>();
        for (StoredReading reading : readings) {
            Counted message = reading.counted();
            if (message != null) {
                String key = message.device() + "\n" + message.mark() + "\n" + message.digest();
                counted.add(firstOfEach.merge(key, message, (first, again) -> first));
            }
        }
        if (counted.isEmpty()) {
            return readings;
        }
        Set<Counted> fresh = remember(counted, connection);
        return readings.stream()
                .filter(reading -> reading.counted() == null || fresh.contains(reading.counted()))
                .toList();
    }

    private static Set<Counted> remember(Set<Counted> counted, Connection connection) throws SQLException {
        Set<Counted> fresh = new HashSet<>();
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into counted_message (device, seq, digest, received_at) values (?, ?, ?, ?)
                on conflict (device, seq, digest) do update set received_at = excluded.received_at
                where counted_message.received_at < excluded.received_at - ?::interval""")) {
            for (Counted message : counted) {
                insert.setString(1, message.device().value());
                insert.setLong(2, message.mark());
                insert.setInt(3, message.digest());
                insert.setTimestamp(4, Timestamp.from(message.receivedAt()));
                insert.setString(5, RESEND_WINDOW.toString());
                if (insert.executeUpdate() == 1) {
                    fresh.add(message);
                }
            }
        }
        return fresh;
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
