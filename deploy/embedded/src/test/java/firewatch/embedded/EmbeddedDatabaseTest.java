package firewatch.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {
    @TempDir
    Path folder;

    @Test
    void keepsRowsOverARestartAndWritesThemToDisk() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder, 0)) {
            execute(database, "CREATE TABLE fires (id int)");
            execute(database, "INSERT INTO fires VALUES (119)");
            assertThat(answer(database, "SHOW fsync")).isEqualTo("on");
            assertThat(answer(database, "SHOW synchronous_commit")).isEqualTo("on");
            assertThat(answer(database, "SHOW full_page_writes")).isEqualTo("on");
        }
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder, 0)) {
            assertThat(answer(database, "SELECT id FROM fires")).isEqualTo("119");
        }
        assertThat(Files.getPosixFilePermissions(folder.resolve("password")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void keepsWhatItCommittedWhenWeAreKilledAndLeavesNoServerBehind() throws Exception {
        long orphan;
        try (SeparateProcess owner = SeparateProcess.start(Owner.class, folder)) {
            owner.awaitLine("committed");
            orphan = Long.parseLong(Files.readAllLines(folder.resolve("data/postmaster.pid"))
                    .getFirst()
                    .strip());
            owner.kill();
        }
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder, 0)) {
            assertThat(answer(database, "SELECT id FROM fires")).isEqualTo("119");
            assertThat(ProcessHandle.of(orphan)
                            .map(process -> process.onExit().orTimeout(10, TimeUnit.SECONDS))
                            .map(end -> !end.join().isAlive())
                            .orElse(true))
                    .isTrue();
        }
    }

    @Test
    void startsAgainWhenThePidInItsFileBelongsToSomethingElseByNow() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder, 0)) {
            execute(database, "CREATE TABLE fires (id int)");
        }
        Files.writeString(
                folder.resolve("data/postmaster.pid"), ProcessHandle.current().pid() + "\n");
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder, 0)) {
            assertThat(answer(database, "SELECT count(*) FROM fires")).isEqualTo("0");
        }
    }

    @Test
    void answersNobodyWithoutThePassword() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder, 0)) {
            for (String password : new String[] {"", "firewatch", "postgres"}) {
                assertThatThrownBy(
                                () -> DriverManager.getConnection(database.jdbcUrl(), EmbeddedDatabase.USER, password))
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("password");
            }
        }
    }

    private static void execute(EmbeddedDatabase database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String answer(EmbeddedDatabase database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    private static Connection connect(EmbeddedDatabase database) throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), EmbeddedDatabase.USER, database.password());
    }

    /** A process that has a database, commits to it, and then waits to be killed. */
    static final class Owner {
        private Owner() {}

        public static void main(String[] arguments) throws Exception {
            EmbeddedDatabase database = EmbeddedDatabase.start(Path.of(arguments[0]), 0);
            execute(database, "CREATE TABLE fires (id int)");
            execute(database, "INSERT INTO fires VALUES (119)");
            System.out.println("committed");
            Thread.currentThread().join();
        }
    }
}
