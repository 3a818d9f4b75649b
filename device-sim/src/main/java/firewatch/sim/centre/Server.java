package firewatch.sim.centre;

import firewatch.sim.measure.ProcessFigures;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One process of a centre, started again and again by the same command until it is closed; what it prints goes to a log.
 * It may be closed by another thread than the one that starts it.
 */
final class Server implements AutoCloseable {
    private static final Duration END = Duration.ofSeconds(120);

    private final String name;
    private final List<String> command;
    private final Environment environment;
    private final Path log;
    private volatile @Nullable Process process;
    private boolean closed;

    /** What a process is told where no other can read it; looked up when it starts. */
    @FunctionalInterface
    interface Environment {
        Map<String, String> read() throws IOException;
    }

    Server(String name, List<String> command, Environment environment, Path log) {
        this.name = name;
        this.command = List.copyOf(command);
        this.environment = environment;
        this.log = log;
    }

    String name() {
        return name;
    }

    void start() throws IOException {
        start(new CompletableFuture<>(), "");
    }

    /** Starts it and waits for a line that holds this; answers the line. */
    String startUntil(String words, Duration patience) throws IOException, InterruptedException {
        CompletableFuture<String> line = new CompletableFuture<>();
        start(line, words);
        try {
            return line.get(patience.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            running().destroyForcibly();
            throw new IOException(name + " did not become ready; see " + log, e);
        }
    }

    private synchronized void start(CompletableFuture<String> line, String words) throws IOException {
        if (closed) {
            throw new IOException(name + " is closed");
        }
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment.read());
        Process started = builder.start();
        process = started;
        Thread.ofPlatform().daemon().name(name + "-output").start(() -> follow(started, line, words));
    }

    boolean isRunning() {
        Process open = process;
        return open != null && open.isAlive();
    }

    /** SIGKILL, no warning. */
    void kill() throws InterruptedException {
        running().destroyForcibly().waitFor();
    }

    ProcessFigures figures() {
        return ProcessFigures.of(running().pid());
    }

    @Override
    public synchronized void close() {
        closed = true;
        Process open = process;
        if (open == null) {
            return;
        }
        open.toHandle().destroy(); // unlike the process itself, its handle leaves what it prints at its end readable
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
            throw new IllegalStateException(name + " was never started");
        }
        return open;
    }

    private void follow(Process started, CompletableFuture<String> line, String words) {
        try (BufferedReader output = started.inputReader(StandardCharsets.UTF_8);
                BufferedWriter kept =
                        Files.newBufferedWriter(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (String text = output.readLine(); text != null; text = output.readLine()) {
                kept.write(text);
                kept.newLine();
                kept.flush();
                if (text.contains(words)) {
                    line.complete(text);
                }
            }
        } catch (IOException e) {
            line.completeExceptionally(e);
        }
        line.completeExceptionally(new IOException(name + " ended"));
    }
}
