package firewatch.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import firewatch.events.kafka.OptimisingCompiler;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Coming up, being refused, ending, and coming up again. */
class StartIT {
    private static final int REFUSED = 2;

    @TempDir
    Path folder;

    @Test
    void saysInOneLineThatItIsReadyAndWhere() throws Exception {
        Stage stage = Stage.shared();
        assertThat(stage.output()).singleElement().asString().matches(Stage.READY);
        assertThat(stage.output().getFirst()).endsWith("data=" + stage.data());
        assertThat(stage.errors())
                .containsExactly("firewatch admin password: " + stage.adminPassword() + " (kept in "
                        + stage.data().resolve("admin-password") + ")");
        for (String secret : List.of("admin-password", "access-key", "kafka/password", "postgres/password")) {
            assertThat(Files.getPosixFilePermissions(stage.data().resolve(secret)))
                    .as(secret)
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
    }

    /** Field 19 of {@code /proc/PID/task/TID/stat}, which counts the name in brackets as the second. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void itsOptimisingCompilerStandsBack() throws IOException {
        Stage stage = Stage.shared();
        List<String> threads = OptimisingCompiler.threads(stage.pid());
        assertThat(threads).isNotEmpty();
        for (String thread : threads) {
            assertThat(niceness(Path.of("/proc", Long.toString(stage.pid()), "task", thread, "stat")))
                    .isEqualTo("10");
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void theDatabasesSessionsOfHistoryStandBackAndThoseOfTheLedgerDoNot() throws IOException, SQLException {
        assertThat(sessions("firewatch-history")).isNotEmpty().containsOnly("10");
        assertThat(sessions("firewatch-alerts")).isNotEmpty().containsOnly("0");
    }

    private static List<String> sessions(String application) throws IOException, SQLException {
        List<String> niceness = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(Stage.shared().jdbcUrl());
                PreparedStatement select =
                        connection.prepareStatement("select pid from pg_stat_activity where application_name = ?")) {
            select.setString(1, application);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    niceness.add(niceness(Path.of("/proc", row.getString(1), "stat")));
                }
            }
        }
        return niceness;
    }

    private static String niceness(Path stat) throws IOException {
        String fields = Files.readString(stat);
        return fields.substring(fields.lastIndexOf(')') + 2).split(" ")[16];
    }

    @Test
    void refusesADataFolderThatAnotherOneUses() {
        Path used = Stage.shared().data();
        assertThat(refusal(used)).contains(used.toString()).contains("in use by another Firewatch");
    }

    @ParameterizedTest
    @EnumSource(Server.class)
    void refusesATakenPort(Server server) throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            assertThat(refusal(folder, server.option(), port))
                    .contains("port " + port + " (" + server.label() + ") is taken")
                    .contains(server.option());
        }
    }

    @Test
    void refusesADataFolderThatCannotBeWritten() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertThat(refusal(file)).contains("cannot write to the data folder " + file);
        assertThat(refusal(file.resolve("below"))).contains("cannot write to the data folder");
        assertThat(refusal(Path.of("/dev/null/firewatch"))).contains("cannot write to the data folder");
    }

    @Test
    void refusesOptionsItDoesNotKnow() {
        assertThat(refusal(folder, "--smoke")).contains("unknown option --smoke");
        assertThat(refusal(folder, "--kafka-port", "70000"))
                .contains("--kafka-port")
                .contains("70000");
    }

    /** One line on the error output, nothing on the other, no stack trace, and an exit code of its own. */
    private static String refusal(Path data, String... options) {
        try (Stage refused = Stage.launch(data, options)) {
            assertThat(refused.awaitEnd()).isEqualTo(REFUSED);
            assertThat(refused.output()).isEmpty();
            assertThat(refused.errors()).singleElement().asString().startsWith("firewatch: ");
            return refused.errors().getFirst();
        }
    }

    @Test
    void findsEverythingAgainAfterAStopAndAfterAKill() throws Exception {
        Path data = folder.resolve("data");
        String password;
        try (Stage first = Stage.start(data)) {
            password = first.adminPassword();
            execute(first, "CREATE TABLE public.kept (word text)");
            List<String> announced = first.errors();
            long began = System.nanoTime();
            first.stop();
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(15));
            assertThat(first.errors()).isEqualTo(announced);
        }
        assertThat(data.resolve("postgres/data/postmaster.pid")).doesNotExist();
        assertThat(data.resolve("kafka/log/.kafka_cleanshutdown")).exists();
        try (Stage second = Stage.start(data)) {
            execute(second, "INSERT INTO public.kept VALUES ('before the kill')");
            assertThat(second.errors()).isEmpty();
            second.kill();
        }
        try (Stage third = Stage.start(data)) {
            assertThat(kept(third)).isEqualTo("before the kill");
            assertThat(third.adminPassword()).isEqualTo(password);
            assertThat(third.errors()).isEmpty();
        }
    }

    private static void execute(Stage stage, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(stage.jdbcUrl());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String kept(Stage stage) throws SQLException {
        try (Connection connection = DriverManager.getConnection(stage.jdbcUrl());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT word FROM public.kept")) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }
}
