package firewatch.history.store;

import firewatch.history.store.Rows.Row;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Rows in the binary format of PostgreSQL's COPY, which takes the least of the server's time. */
record BinaryCopy(byte[] bytes) {
    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0};
    private static final int HEADER = SIGNATURE.length + 2 * Integer.BYTES;
    private static final short COLUMNS = 4;
    private static final int ROW = Short.BYTES + COLUMNS * Integer.BYTES + 2 * Integer.BYTES + 2 * Long.BYTES;
    private static final short END = -1;
    /** PostgreSQL counts from the year 2000. */
    private static final long EPOCH = 946_684_800_000_000L;

    /** The columns series, at, nth and value. */
    static BinaryCopy of(List<Row> rows) {
        ByteBuffer copy = ByteBuffer.allocate(HEADER + rows.size() * ROW + Short.BYTES);
        copy.put(SIGNATURE).putInt(0).putInt(0);
        for (Row row : rows) {
            copy.putShort(COLUMNS);
            copy.putInt(Integer.BYTES).putInt(row.series());
            copy.putInt(Long.BYTES).putLong(row.at() - EPOCH);
            copy.putInt(Integer.BYTES).putInt(row.nth());
            copy.putInt(Double.BYTES).putDouble(row.value());
        }
        return new BinaryCopy(copy.putShort(END).array());
    }

    /** @return how many rows */
    int into(String table, Connection connection) throws SQLException {
        CopyIn copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy " + table + " from stdin (format binary)");
        try {
            copy.writeToCopy(bytes, 0, bytes.length);
            return Math.toIntExact(copy.endCopy());
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }
}
