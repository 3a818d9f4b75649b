package firewatch.allinone;

import firewatch.sim.centre.KafkaDoor;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The packaged centre as a process of its own, on free ports and without the demo. Tests that only want a running centre
 * take the {@link #shared() shared} one, which is started as the launcher starts it; those that stop or kill it, one of
 * their own, which has the quick compiler alone, since it does not live long enough to earn the optimising one.
 */
public final class Stage implements AutoCloseable {
    /** To the letter, as strangers rely on it. */
    static final Pattern READY = Pattern.compile(
            "firewatch ready http=(\\d+) mqtt=(\\d+) gb26875=(\\d+|-)" + " kafka=(\\d+) postgres=(\\d+) data=(.+)");

    /** Those who run beside the tests that share a centre take turns by this lock. */
    static final String BESIDE_THE_SHARED_ONE = "beside the shared centre";

    private static final Duration START = Duration.ofSeconds(240);
    private static final Duration STOP = Duration.ofSeconds(60);
    private static final String ANY = "0";
    private static final String NO_DEMO = "--no-demo";
    private static final String QUICK = "-XX:TieredStopAtLevel=1";

    private final Process process;
    private final Path data;
    private final CompletableFuture<String> readyLine = new CompletableFuture<>();
    private final ConcurrentLinkedQueue<String> output = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> errors = new ConcurrentLinkedQueue<>();
    private final List<Thread> readers = new ArrayList<>();

    private Stage(Process process, Path data) {
        this.process = process;
        this.data = data;
        readers.add(Thread.ofPlatform().daemon().start(() -> read(process.inputReader(), output)));
        readers.add(Thread.ofPlatform().daemon().start(() -> read(process.errorReader(), errors)));
        process.onExit()
                .thenRun(() -> readyLine.completeExceptionally(new IllegalStateException(
                        "the centre ended before it was ready: " + String.join(" | ", errors))));
    }

    /** The centre that all tests of this process share; it ends with them. */
    public static Stage shared() {
        return Shared.STAGE;
    }

    /** A centre of the caller's own, ready to be used; the caller closes it. */
    public static Stage start(Path data, String... more) {
        Stage stage = launch(data, more);
        stage.awaitReady();
        return stage;
    }

    /** One with the demo beside it, whose JVM these options start. */
    static Stage startWithDemo(Path data, Path demoOptions) {
        Stage stage = launch(data, Map.of(), List.of(QUICK, "-Dfirewatch.demo.options=" + demoOptions), List.of());
        stage.awaitReady();
        return stage;
    }

    long pid() {
        return process.pid();
    }

    /** One that may not come up at all. Ports that are not named are any free ones. */
    static Stage launch(Path data, String... more) {
        List<String> options = new ArrayList<>(List.of(NO_DEMO));
        options.addAll(List.of(more));
        return launch(data, Map.of(), List.of(QUICK), options);
    }

    private static Stage launch(
            Path data, Map<String, String> environment, List<String> jvmOptions, List<String> named) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + Path.of("../launcher/jvm.options").toAbsolutePath().normalize()));
        command.addAll(jvmOptions);
        command.addAll(List.of(
                "-jar",
                Path.of("target/quarkus-app/quarkus-run.jar").toAbsolutePath().toString(),
                "--data",
                data.toString()));
        for (String option : List.of("--http-port", "--mqtt-port", "--gb26875-port")) {
            if (!named.contains(option)) {
                command.addAll(List.of(option, ANY));
            }
        }
        command.addAll(named);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("FIREWATCH_WEBHOOK_ALLOW", "127.0.0.1/32");
        builder.environment().remove("FIREWATCH_ADMIN_PASSWORD");
        builder.environment().putAll(environment);
        try {
            return new Stage(builder.start(), data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(BufferedReader reader, ConcurrentLinkedQueue<String> lines) {
        reader.lines().forEach(line -> {
            lines.add(line);
            if (READY.matcher(line).matches()) {
                readyLine.complete(line);
            }
        });
    }

    private void awaitReady() {
        try {
            readyLine.get(START.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            process.destroyForcibly();
            throw new IllegalStateException("the centre is not ready; see " + data.resolve("log/firewatch.log"), e);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private int number(int group) {
        Matcher matcher = READY.matcher(readyLine.join());
        if (!matcher.matches()) {
            throw new IllegalStateException(readyLine.join());
        }
        return Integer.parseInt(matcher.group(group));
    }

    public int httpPort() {
        return number(1);
    }

    public int mqttPort() {
        return number(2);
    }

    public int gb26875Port() {
        return number(3);
    }

    /** What a Kafka client needs to reach its broker. */
    Map<String, Object> kafka() throws IOException {
        return Map.copyOf(new KafkaDoor(number(4), data()).settings());
    }

    public int postgresPort() {
        return number(5);
    }

    public Path data() {
        return data;
    }

    public URI url(String path) {
        return URI.create("http://127.0.0.1:" + httpPort() + path);
    }

    /** What it answers to anybody there, whatever the status. */
    String text(String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(url(path)).build(), BodyHandlers.ofString())
                    .body();
        }
    }

    String metrics() throws IOException, InterruptedException {
        return text("/q/metrics");
    }

    public String adminPassword() {
        return secret("admin-password");
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + postgresPort() + "/firewatch?user=firewatch&password="
                + secret("postgres/password");
    }

    private String secret(String file) {
        try {
            return Files.readString(data.resolve(file)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<String> output() {
        return List.copyOf(output);
    }

    public List<String> errors() {
        return List.copyOf(errors);
    }

    /** The processes that it started itself. */
    List<ProcessHandle> children() {
        return process.children().toList();
    }

    /** Asks it to end, as Ctrl-C does, and waits until it has. */
    public int stop() {
        process.destroy();
        return awaitEnd();
    }

    /** Ends it as a power cut would end a process. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    int awaitEnd() {
        try {
            if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("it did not end within " + STOP);
            }
            for (Thread reader : readers) {
                reader.join(STOP);
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            stop();
        }
    }

    /** Started when it is first wanted. */
    private static final class Shared {
        /** Readings are stored at once, and supervision waits for less than is usual. */
        private static final Map<String, String> IMPATIENT = Map.of(
                "HISTORY_START_AFTER",
                "PT0S",
                "RULES_SUPERVISION_TRIAL",
                "PT8S",
                "RULES_SUPERVISION_AFTER_GAP",
                "PT5S");

        private static final Stage STAGE = start();

        private static Stage start() {
            try {
                Path data = Files.createTempDirectory(
                        Files.createDirectories(Path.of("target/stage")).toAbsolutePath(), "shared");
                Stage stage = launch(data, IMPATIENT, List.of(), List.of(NO_DEMO));
                stage.awaitReady();
                Runtime.getRuntime().addShutdownHook(new Thread(stage::close));
                return stage;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
