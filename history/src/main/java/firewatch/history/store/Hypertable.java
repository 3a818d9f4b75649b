package firewatch.history.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * TimescaleDB: a hypertable whose chunks are weeks, compressed when the week is over. A late reading of a compressed week
 * has TimescaleDB look through what it may repeat; the chunk is then compressed again.
 */
final class Hypertable implements Ground {
    /** A batch of late readings may touch many segments; without this, TimescaleDB refuses what touches too many. */
    private static final String NO_BOUND = "set local timescaledb.max_tuples_decompressed_per_dml_transaction = 0";

    /** Chunks that are not compressed, or only in part (status bit 8). */
    private static final String TO_COMPRESS = """
            select format('%I.%I', chunk_schema, chunk_name)
            from timescaledb_information.chunks
            where hypertable_schema = current_schema and hypertable_name = 'reading' and range_end <= ?
              and (not is_compressed or
                   _timescaledb_functions.chunk_status(format('%I.%I', chunk_schema, chunk_name)::regclass) & 8 > 0)
            order by range_start limit 1""";

    private final String schema;
    private final String version;

    /** @param schema where the extension's functions are */
    Hypertable(String schema, String version) {
        this.schema = schema;
        this.version = version;
    }

    @Override
    public String description() {
        return "a hypertable of TimescaleDB " + version + ", compressed";
    }

    @Override
    public void makeRoom(Rows rows, Keeping keeping, Connection connection) throws SQLException {
        if (!rows.weeksBefore(keeping.packedUntil()).isEmpty()) {
            execute(NO_BOUND, connection);
        }
    }

    @Override
    public void forget() {}

    @Override
    public void makeRoomAhead(Instant now, Connection connection) {}

    @Override
    public boolean packSome(Keeping keeping, Connection connection) throws SQLException {
        Optional<String> chunk = chunkToCompress(keeping.packedUntil(), connection);
        if (chunk.isEmpty()) {
            return false;
        }
        try (PreparedStatement compress =
                connection.prepareStatement("select %s.compress_chunk(?::regclass)".formatted(schema))) {
            compress.setString(1, chunk.get());
            compress.execute();
        }
        return true;
    }

    @Override
    public void dropBefore(Instant time, Connection connection) throws SQLException {
        try (PreparedStatement drop = connection.prepareStatement(
                "select %s.drop_chunks('reading', older_than => ?::timestamptz)".formatted(schema))) {
            drop.setObject(1, time.atOffset(ZoneOffset.UTC));
            drop.execute();
        }
        // chunks are weeks from a Thursday, so one may hold some days more
        try (PreparedStatement delete = connection.prepareStatement("delete from reading where at < ?")) {
            delete.setObject(1, time.atOffset(ZoneOffset.UTC));
            delete.executeUpdate();
        }
    }

    private static Optional<String> chunkToCompress(Instant before, Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(TO_COMPRESS)) {
            select.setObject(1, before.atOffset(ZoneOffset.UTC));
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        }
    }

    private static void execute(String sql, Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
