package firewatch.realparts;

import firewatch.embedded.EmbeddedDatabase;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * A real PostgreSQL (in a container with TimescaleDB), fresh and empty, shared by all tests of one process. The system
 * properties {@value #OUTSIDE}, {@code .user} and {@code .password} name another one, which must be empty too.
 */
public final class RealPostgres implements QuarkusTestResourceLifecycleManager {
    private static final String IMAGE = "timescale/timescaledb:2.23.1-pg18";
    static final String OUTSIDE = "firewatch.postgres.url";
    private static final List<String> DATASOURCES = List.of("alerts", "history");

    /** How to connect: JDBC address, user, password. */
    public record Access(String jdbcUrl, String user, String password) {}

    /** How to connect to it; the first call starts it. */
    public static Access access() {
        String outside = System.getProperty(OUTSIDE, "");
        if (!outside.isEmpty()) {
            return new Access(
                    outside,
                    System.getProperty("firewatch.postgres.user", ""),
                    System.getProperty("firewatch.postgres.password", ""));
        }
        Map<String, String> found = OncePerProcess.started(
                "postgres", () -> Parts.chosen() == Parts.CONTAINERS ? startContainer() : startEmbedded());
        return new Access(value(found, "url"), value(found, "user"), value(found, "password"));
    }

    private static String value(Map<String, String> found, String key) {
        return found.getOrDefault(key, "");
    }

    private static Map<String, String> startEmbedded() throws Exception {
        Path folder = TestFolder.make("postgres");
        EmbeddedDatabase database = EmbeddedDatabase.start(folder, 0);
        TestFolder.stopAtTheEnd(database, folder);
        return Map.of("url", database.jdbcUrl(), "user", EmbeddedDatabase.USER, "password", database.password());
    }

    @SuppressWarnings("resource") // ended by Testcontainers itself when this process ends
    private static Map<String, String> startContainer() {
        PostgreSQLContainer database = new PostgreSQLContainer(
                        DockerImageName.parse(IMAGE).asCompatibleSubstituteFor("postgres"))
                .withCommand("postgres", "-c", "fsync=off", "-c", "timescaledb.telemetry_level=off")
                .withEnv("NO_TS_TUNE", "true") // a test wants PostgreSQL's own settings, not a quarter of the memory
                .withStartupTimeout(Parts.START_WITHIN);
        database.start();
        return Map.of("url", database.getJdbcUrl(), "user", database.getUsername(), "password", database.getPassword());
    }

    /** The same as configuration of the services' datasources. */
    @Override
    public Map<String, String> start() {
        Access access = access();
        Map<String, String> configuration = new HashMap<>();
        for (String name : DATASOURCES) {
            configuration.put("quarkus.datasource." + name + ".jdbc.url", access.jdbcUrl());
            configuration.put("quarkus.datasource." + name + ".username", access.user());
            configuration.put("quarkus.datasource." + name + ".password", access.password());
        }
        return configuration;
    }

    /** Nothing: the tests that follow use the same one. */
    @Override
    public void stop() {}
}
