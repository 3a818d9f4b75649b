package firewatch.history.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * How far the keeping of the memory is. None of the times ever goes back.
 *
 * @param watchedUntil whoever stores a reading before this says which hour got late
 * @param rolledUntil the hours before this are rolled up
 * @param packedUntil the weeks before this may be packed
 * @param keptFrom readings before this are thrown away
 */
public record Keeping(Instant watchedUntil, Instant rolledUntil, Instant packedUntil, Instant keptFrom) {
    private static final String READ = "select watched_until, rolled_until, packed_until, kept_from from keeping";

    public static Keeping read(Connection connection) throws SQLException {
        return read(connection, READ);
    }

    /** The same, and it stays so until the end of this transaction. */
    static Keeping held(Connection connection) throws SQLException {
        return read(connection, READ + " for share");
    }

    private static Keeping read(Connection connection, String sql) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            if (!row.next()) {
                throw new SQLException("the table keeping has no row");
            }
            return new Keeping(instant(row, 1), instant(row, 2), instant(row, 3), instant(row, 4));
        }
    }

    /** Waits for those who are storing under the old time; whoever stores next goes by the new one. */
    public static void watchUntil(Instant time, Connection connection) throws SQLException {
        move("watched_until", time, connection);
    }

    public static void rolledUntil(Instant time, Connection connection) throws SQLException {
        move("rolled_until", time, connection);
    }

    public static void packUntil(Instant time, Connection connection) throws SQLException {
        move("packed_until", time, connection);
    }

    public static void keepFrom(Instant time, Connection connection) throws SQLException {
        move("kept_from", time, connection);
    }

    /** Whether anything is stored from before that time. */
    public static boolean hasReadingsBefore(Instant time, Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select exists (select from reading where at < ?) or exists (select from packed_reading where first_at < ?)""")) {
            select.setObject(1, time.atOffset(ZoneOffset.UTC));
            select.setObject(2, time.atOffset(ZoneOffset.UTC));
            try (ResultSet row = select.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private static void move(String mark, Instant time, Connection connection) throws SQLException {
        String sql = "update keeping set %1$s = ? where %1$s < ?".formatted(mark);
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            OffsetDateTime at = time.atOffset(ZoneOffset.UTC);
            update.setObject(1, at);
            update.setObject(2, at);
            update.executeUpdate();
        }
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
