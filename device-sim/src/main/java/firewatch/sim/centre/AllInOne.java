package firewatch.sim.centre;

import firewatch.sim.measure.ProcessFigures;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The whole centre as a process that can be killed and started again on the same data and the same ports. */
public final class AllInOne implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(120);
    private static final Duration END = Duration.ofSeconds(30);
    private static final String JAR = "deploy/all-in-one/target/quarkus-app/quarkus-run.jar";

    private final List<String> command;
    private final Path data;
    private final String password;
    private @Nullable Process process;
    private @Nullable ReadyLine ready;

    private AllInOne(List<String> command, Path data, String password) {
        this.command = command;
        this.data = data;
        this.password = password;
    }

    /**
     * A centre on free ports.
     *
     * @param home the checkout, already built
     * @param data where it keeps its data; its output goes to {@code centre.log} beside it
     */
    public static AllInOne in(Path home, Path data) {
        Path jar = home.resolve(JAR);
        if (!Files.isRegularFile(jar)) {
            throw new IllegalStateException("not built: " + jar);
        }
        List<String> command =
                new ArrayList<>(List.of(java(), "-jar", jar.toString(), "--no-demo", "--data", data.toString()));
        List<Integer> ports = freePorts(5);
        List<String> options =
                List.of("--http-port", "--mqtt-port", "--gb26875-port", "--kafka-port", "--postgres-port");
        for (int i = 0; i < options.size(); i++) {
            command.add(options.get(i));
            command.add(Integer.toString(ports.get(i)));
        }
        byte[] random = new byte[18];
        new SecureRandom().nextBytes(random);
        return new AllInOne(List.copyOf(command), data, HexFormat.of().formatHex(random));
    }

    /** Starts it and waits for its ready line. */
    public ReadyLine start() throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("FIREWATCH_ADMIN_PASSWORD", password);
        Process started = builder.start();
        process = started;
        CompletableFuture<ReadyLine> line = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("centre-output").start(() -> follow(started, line));
        try {
            ReadyLine answer = line.get(START.toSeconds(), TimeUnit.SECONDS);
            ready = answer;
            return answer;
        } catch (ExecutionException | TimeoutException e) {
            started.destroyForcibly();
            throw new IOException("the centre did not become ready; see " + log(), e);
        }
    }

    /** Ends it as a power cut would end a process: SIGKILL, no warning. */
    public void kill() throws InterruptedException {
        running().destroyForcibly().waitFor();
    }

    /** The user that the first start made. */
    public Centre asAdministrator() {
        return new Centre(URI.create("http://127.0.0.1:" + ready().http()), "admin", password);
    }

    public InetSocketAddress mqtt() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), ready().mqtt());
    }

    public ReadyLine ready() {
        ReadyLine known = ready;
        if (known == null) {
            throw new IllegalStateException("the centre has never been ready");
        }
        return known;
    }

    public Path log() {
        return data.resolveSibling("centre.log");
    }

    /** The figures of the centre's own process. */
    public ProcessFigures figures() {
        return ProcessFigures.of(running().pid());
    }

    /** The figures of the processes it started: its PostgreSQL. */
    public ProcessFigures childrenFigures() {
        return ProcessFigures.of(running().descendants().map(ProcessHandle::pid));
    }

    @Override
    public void close() {
        Process open = process;
        if (open == null) {
            return;
        }
        open.destroy();
        try {
            if (!open.waitFor(END.toSeconds(), TimeUnit.SECONDS)) {
                open.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            open.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private Process running() {
        Process open = process;
        if (open == null) {
            throw new IllegalStateException("the centre was never started");
        }
        return open;
    }

    private void follow(Process started, CompletableFuture<ReadyLine> line) {
        try (BufferedReader output = started.inputReader(StandardCharsets.UTF_8);
                var log = Files.newBufferedWriter(log(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (String text = output.readLine(); text != null; text = output.readLine()) {
                log.write(text);
                log.newLine();
                log.flush();
                ReadyLine.in(text).ifPresent(line::complete);
            }
        } catch (IOException e) {
            line.completeExceptionally(e);
        }
        line.completeExceptionally(new IOException("it ended before it was ready"));
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static List<Integer> freePorts(int count) {
        List<ServerSocket> held = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            List<Integer> ports = held.stream().map(ServerSocket::getLocalPort).toList();
            for (ServerSocket socket : held) {
                socket.close();
            }
            return ports;
        } catch (IOException e) {
            throw new IllegalStateException("no free ports", e);
        }
    }
}
