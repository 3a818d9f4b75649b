package firewatch.allinone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Coming up, being refused, ending, and coming up again. */
class StartIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int REFUSED = 2;

    @TempDir
    Path folder;

    @Test
    void saysInOneLineThatItIsReadyAndWhere() throws Exception {
        Stage stage = Stage.shared();
        assertThat(stage.output()).singleElement().asString().matches(Stage.READY);
        assertThat(stage.output().getFirst()).endsWith("data=" + stage.data());
        await().atMost(SOON).untilAsserted(() -> assertThat(stage.errors()).contains(announcement(stage)));
        for (String secret : List.of("admin-password", "access-key", "kafka/password", "postgres/password")) {
            assertThat(Files.getPosixFilePermissions(stage.data().resolve(secret)))
                    .as(secret)
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
    }

    private static String announcement(Stage stage) {
        return "firewatch admin password: " + stage.adminPassword() + " (kept in "
                + stage.data().resolve("admin-password") + ")";
    }

    /** All but that a slow machine keeps it waiting. */
    private static List<String> complaints(Stage stage) {
        return stage.errors().stream()
                .filter(line -> !line.startsWith("firewatch: not ready yet, and still trying"))
                .toList();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void itsOptimisingCompilerStandsBack() {
        long stage = Stage.shared().pid();
        await().atMost(SOON).untilAsserted(() -> {
            List<String> niceness = new ArrayList<>();
            for (String thread : OptimisingCompiler.threads(stage)) {
                niceness(Path.of("/proc", Long.toString(stage), "task", thread, "stat"))
                        .ifPresent(niceness::add);
            }
            assertThat(niceness).isNotEmpty().containsOnly("10");
        });
    }

    /** Those of the ledger are as their server is, which is as nice as these tests are. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void theDatabasesSessionsOfHistoryStandBackAndThoseOfTheLedgerDoNot() throws IOException {
        String server = Files.readAllLines(Stage.shared().data().resolve("postgres/data/postmaster.pid"))
                .getFirst()
                .strip();
        String usual = niceness(Path.of("/proc", server, "stat")).orElseThrow();
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(sessions("firewatch-history")).isNotEmpty().containsOnly("10");
            assertThat(sessions("firewatch-alerts")).isNotEmpty().containsOnly(usual);
        });
    }

    private static List<String> sessions(String application) throws SQLException {
        List<String> niceness = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(Stage.shared().jdbcUrl());
                PreparedStatement select =
                        connection.prepareStatement("select pid from pg_stat_activity where application_name = ?")) {
            select.setString(1, application);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    niceness(Path.of("/proc", row.getString(1), "stat")).ifPresent(niceness::add);
                }
            }
        }
        return niceness;
    }

    /** Field 19, where the name in brackets is the second; none of a task that has ended meanwhile. */
    private static Optional<String> niceness(Path stat) {
        try {
            String fields = Files.readString(stat);
            return Optional.of(fields.substring(fields.lastIndexOf(')') + 2).split(" ")[16]);
        } catch (IOException ended) {
            return Optional.empty();
        }
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
        long launched = System.nanoTime();
        try (Stage first = Stage.start(data)) {
            long start = System.nanoTime() - launched;
            password = first.adminPassword();
            execute(first, "CREATE TABLE public.kept (word text)");
            long began = System.nanoTime();
            first.stop();
            assertThat(Duration.ofNanos(System.nanoTime() - began))
                    .as("how long it takes to end, in 15 s or at least sooner than it began")
                    .isLessThan(Duration.ofNanos(Math.max(start, TimeUnit.SECONDS.toNanos(15))));
            assertThat(complaints(first)).containsExactly(announcement(first));
        }
        assertThat(data.resolve("postgres/data/postmaster.pid")).doesNotExist();
        assertThat(data.resolve("kafka/log/.kafka_cleanshutdown")).exists();
        try (Stage second = Stage.start(data)) {
            execute(second, "INSERT INTO public.kept VALUES ('before the kill')");
            assertThat(complaints(second)).isEmpty();
            second.kill();
        }
        try (Stage third = Stage.start(data)) {
            assertThat(kept(third)).isEqualTo("before the kill");
            assertThat(third.adminPassword()).isEqualTo(password);
            assertThat(complaints(third)).isEmpty();
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
