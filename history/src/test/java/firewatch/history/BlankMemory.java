package firewatch.history;

import firewatch.history.store.Ground;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import javax.sql.DataSource;

/** A memory that has kept nothing yet, and begins to tidy at a time of the test's own. */
public final class BlankMemory {
    private BlankMemory() {}

    public static void from(Instant beginning, DataSource database, Ground ground) throws SQLException {
        ground.forget();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "delete from history.reading; delete from history.packed_reading; delete from history.rollup_hour;"
                            + "delete from history.late_hour; update history.keeping set watched_until = '%1$s',"
                                    .formatted(beginning)
                            + "rolled_until = '%1$s', packed_until = '%1$s', kept_from = '%1$s'".formatted(beginning));
        }
    }
}
