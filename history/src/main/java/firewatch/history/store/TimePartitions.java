package firewatch.history.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The partitions of one table, named by the day they begin. */
public record TimePartitions(String table) {
    /** How long a change of partitions waits for charts that are being read, before it is left for the next round. */
    private static final String PATIENCE = "set local lock_timeout = '2s'";

    /** One of them, from a day's beginning (UTC). */
    public record Partition(String name, LocalDate from) {
        public Instant begin() {
            return from.atStartOfDay(ZoneOffset.UTC).toInstant();
        }
    }

    /**
     * Makes one where there is none.
     *
     * @return whether it did, and holds the table locked until the end of the transaction
     */
    public boolean make(LocalDate from, LocalDate to, Connection connection) throws SQLException {
        if (exists(name(from), connection)) {
            return false;
        }
        execute(
                "create table if not exists %s partition of %s for values from ('%s+00') to ('%s+00')"
                        .formatted(name(from), table, from.atStartOfDay(), to.atStartOfDay()),
                connection);
        return true;
    }

    /** All there are, oldest first. */
    public List<Partition> all(Connection connection) throws SQLException {
        List<Partition> found = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("""
                select inhrelid::regclass::text from pg_inherits where inhparent = to_regclass(?) order by 1""")) {
            select.setString(1, table);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    String name = rows.getString(1);
                    String day = name.substring(name.length() - "yyyy_mm_dd".length());
                    found.add(new Partition(name, LocalDate.parse(day.replace('_', '-'))));
                }
            }
        }
        return found;
    }

    public void drop(Partition partition, Connection connection) throws SQLException {
        execute(PATIENCE, connection);
        execute("drop table " + partition.name(), connection);
    }

    private static boolean exists(String name, Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select to_regclass(?) is not null")) {
            select.setString(1, name);
            try (ResultSet row = select.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private String name(LocalDate from) {
        return table + "_" + from.toString().replace('-', '_');
    }

    private static void execute(String sql, Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
