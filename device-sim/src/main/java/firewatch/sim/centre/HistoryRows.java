package firewatch.sim.centre;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.stream.Stream;

/** The rows that the memory stored, read in its database, past every API. */
public final class HistoryRows {
    private static final String ROWS = "select s.device, m.value from history.measurement m"
            + " join history.series s on s.id = m.series where s.device like ? || '%'";
    private static final int FETCH = 10_000;

    private final String url;
    private final String password;

    private HistoryRows(String url, String password) {
        this.url = url;
        this.password = password;
    }

    /** Told of each row. */
    @FunctionalInterface
    public interface Row {
        void stored(String device, double value);
    }

    /** The memory of a centre; empty where it keeps none. */
    public static Optional<HistoryRows> of(Site site) throws IOException, SQLException {
        Optional<Path> secret = passwordFile(site.data());
        if (secret.isEmpty()) {
            return Optional.empty();
        }
        String url = "jdbc:postgresql://127.0.0.1:" + site.postgresPort() + "/firewatch";
        HistoryRows rows = new HistoryRows(url, Files.readString(secret.get()).strip());
        return rows.exist() ? Optional.of(rows) : Optional.empty();
    }

    /** Walks over the readings of all devices whose id begins so. */
    public long each(String devicePrefix, Row row) throws SQLException {
        long count = 0;
        try (Connection connection = connect();
                var query = connection.prepareStatement(ROWS)) {
            connection.setAutoCommit(false);
            query.setFetchSize(FETCH);
            query.setString(1, devicePrefix);
            try (ResultSet found = query.executeQuery()) {
                while (found.next()) {
                    row.stored(found.getString(1), found.getDouble(2));
                    count++;
                }
            }
        }
        return count;
    }

    private boolean exist() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("select to_regclass('history.measurement') is not null")) {
            return found.next() && found.getBoolean(1);
        }
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url, "firewatch", password);
    }

    /** The password lies beside the folder that PostgreSQL calls its data. */
    private static Optional<Path> passwordFile(Path data) throws IOException {
        try (Stream<Path> files = Files.walk(data, 2)) {
            return files.filter(file -> file.endsWith("password")
                            && Files.isRegularFile(file.resolveSibling("data").resolve("PG_VERSION")))
                    .findFirst();
        }
    }
}
