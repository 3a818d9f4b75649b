package firewatch.realparts;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.testcontainers.DockerClientFactory;

/**
 * Where the parts come from: the one switch of the tests. The system property {@value #PROPERTY} or the environment
 * variable {@value #VARIABLE} says {@code embedded} or {@code containers}; unsaid, a Docker engine that answers decides.
 */
enum Parts {
    EMBEDDED,
    CONTAINERS;

    static final String PROPERTY = "firewatch.parts";
    static final String VARIABLE = "FIREWATCH_PARTS";

    /** A container on a busy machine; pulling its image does not count. */
    static final Duration START_WITHIN = Duration.ofMinutes(3);

    private static final System.Logger LOG = System.getLogger(Parts.class.getName());

    static Parts chosen() {
        String said = System.getProperty(PROPERTY, System.getenv().getOrDefault(VARIABLE, ""));
        Parts parts = said.isBlank() ? found() : valueOf(said.strip().toUpperCase(Locale.ROOT));
        LOG.log(System.Logger.Level.INFO, "Kafka and PostgreSQL for these tests: {0}", parts);
        return parts;
    }

    private static Parts found() {
        boolean worthAsking = System.getenv("DOCKER_HOST") != null || Files.exists(Path.of("/var/run/docker.sock"));
        return worthAsking && DockerClientFactory.instance().isDockerAvailable() ? CONTAINERS : EMBEDDED;
    }
}
