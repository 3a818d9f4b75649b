package firewatch.embedded;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import kafka.server.KafkaConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.apache.kafka.server.common.MetadataVersion;
import org.jspecify.annotations.Nullable;

/** A Kafka broker and its controller inside this process, on loopback, for clients who know its password. */
public final class EmbeddedKafka implements AutoCloseable {
    /** Another process may take a free port between our choosing and our listening. */
    private static final int TRIES = 5;

    /** What Kafka leaves behind when it stops in order, and takes away when it starts. */
    private static final String CLEAN_END = ".kafka_cleanshutdown";

    private final BrokerSettings settings;
    private final boolean endedCleanly;
    private @Nullable SingleNode node;

    private EmbeddedKafka(BrokerSettings settings, boolean endedCleanly) {
        this.settings = settings;
        this.endedCleanly = endedCleanly;
    }

    /**
     * Starts a broker; it takes records when this returns.
     *
     * @param folder where its log and its password are kept; what is there is taken up again, on whatever port
     * @param port 0 for a free one
     */
    public static EmbeddedKafka start(Path folder, int port) {
        for (int attempt = 1; ; attempt++) {
            EmbeddedKafka kafka = prepare(folder, port);
            try {
                kafka.boot();
                return kafka;
            } catch (KafkaException e) {
                if (attempt == TRIES || port != 0 && !FreePort.isFree(port)) {
                    throw e;
                }
            }
        }
    }

    /** Of one that starts with {@link #boot}: its port and how to log in are known, and nobody listens yet. */
    public static EmbeddedKafka prepare(Path folder, int port) {
        QuietLog.keep();
        String password = SecretFile.kept(folder.resolve("password"));
        Path log = folder.resolve("log");
        format(log);
        boolean endedCleanly = Files.exists(log.resolve(CLEAN_END));
        return new EmbeddedKafka(new BrokerSettings(log, FreePort.orAny(port), FreePort.any(), password), endedCleanly);
    }

    /**
     * Starts it; it takes records when this returns.
     *
     * @throws KafkaException where it does not start, as when somebody else listens on its port
     */
    public void boot() {
        SingleNode starting = new SingleNode(KafkaConfig.fromProps(settings.toProperties(), false));
        try {
            starting.start(endedCleanly);
            node = starting;
        } catch (RuntimeException e) {
            starting.stop();
            throw e;
        }
    }

    /** Prepares an empty folder; one that was prepared before stays as it is. */
    private static void format(Path log) {
        if (Files.exists(log.resolve("meta.properties"))) { // what is written last
            return;
        }
        try (PrintStream quiet = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            Files.createDirectories(log);
            new Formatter()
                    .setClusterId(Uuid.randomUuid().toString())
                    .setNodeId(BrokerSettings.NODE)
                    .setDirectories(List.of(log.toString()))
                    .setMetadataLogDirectory(log.toString())
                    .setControllerListenerName(BrokerSettings.CONTROLLER)
                    .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
                    .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                    .setPrintStream(quiet)
                    .run();
        } catch (Exception e) { // what Formatter.run declares
            throw new IllegalStateException("cannot prepare " + log + " for Kafka: " + e.getMessage(), e);
        }
    }

    public int port() {
        return settings.port();
    }

    /** What a client needs to reach this broker: its address and the way to log in. */
    public Map<String, String> clientSettings() {
        return settings.forClients();
    }

    /** Stops in order: what was accepted is on disk, and the next start has nothing to repair. */
    @Override
    public void close() {
        SingleNode running = node;
        if (running != null) {
            running.stop();
        }
    }
}
