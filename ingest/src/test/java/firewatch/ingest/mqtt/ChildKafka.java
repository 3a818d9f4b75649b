package firewatch.ingest.mqtt;

import firewatch.embedded.EmbeddedKafka;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/** A broker in a process of its own, so that a test can kill it. */
final class ChildKafka implements AutoCloseable {
    private static final long START_SECONDS = 90;

    private final Process process;
    private final Map<String, Object> settings;

    private ChildKafka(Process process, Map<String, Object> settings) {
        this.process = process;
        this.settings = settings;
    }

    /** Starts it upon what the folder holds; port 0 is any free one. */
    static ChildKafka start(Path folder, int port) throws IOException, InterruptedException {
        Path answer = folder.resolve("settings-" + System.nanoTime());
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx300m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        classPath,
                        ChildKafka.class.getName(),
                        folder.toString(),
                        Integer.toString(port),
                        answer.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("child.log").toFile())
                .start();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (Files.notExists(answer)) {
            boolean ended = process.waitFor(50, TimeUnit.MILLISECONDS);
            if (ended || System.nanoTime() > deadline) {
                process.destroyForcibly();
                throw new IllegalStateException("no broker: " + Files.readString(folder.resolve("child.log")));
            }
        }
        return new ChildKafka(process, read(answer));
    }

    private static Map<String, Object> read(Path file) throws IOException {
        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(file)) {
            properties.load(in);
        }
        Map<String, Object> settings = new HashMap<>();
        properties.forEach((key, value) -> settings.put((String) key, value));
        return settings;
    }

    Map<String, Object> settings() {
        return settings;
    }

    int port() {
        return Integer.parseInt(settings.get("bootstrap.servers").toString().replaceAll(".*:", ""));
    }

    /** Kills it, without a chance to say goodbye. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }

    /** The child: it lives until it is killed, or until its parent is gone. */
    public static void main(String[] arguments) throws Exception {
        EmbeddedKafka kafka = EmbeddedKafka.start(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
        Properties properties = new Properties();
        kafka.clientSettings().forEach(properties::setProperty);
        Path answer = Path.of(arguments[2]);
        Path draft = answer.resolveSibling(answer.getFileName() + ".draft");
        try (OutputStream out = Files.newOutputStream(draft)) {
            properties.store(out, null);
        }
        Files.move(draft, answer);
        ProcessHandle.current().parent().orElseThrow().onExit().join();
        System.exit(0);
    }
}
