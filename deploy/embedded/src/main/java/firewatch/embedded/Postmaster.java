package firewatch.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The PostgreSQL server process of one data folder. It is in a session of its own, so that a Ctrl-C at the terminal
 * reaches us alone and it ends last; should we be killed, a {@link Guard} ends it.
 */
final class Postmaster {
    private static final int STOP_SECONDS = 10;

    private final PostgresPrograms programs;
    private final Path data;
    private final Path log;
    private @Nullable ProcessHandle server;
    private @Nullable Guard guard;

    Postmaster(PostgresPrograms programs, Path data) {
        this.programs = programs;
        this.data = data;
        this.log = data.resolveSibling("pg_ctl.log");
    }

    void start() throws IOException {
        Files.createDirectories(data.resolveSibling("log"));
        programs.run(
                log,
                "pg_ctl",
                "start",
                "--wait",
                "--timeout=60",
                "--pgdata=" + data,
                "--log=" + data.resolveSibling("start.log"));
        ProcessHandle started = running(data)
                .orElseThrow(() -> new IOException("PostgreSQL ended at once, see " + data.resolveSibling("log")));
        server = started;
        guard = Guard.over(started);
    }

    /** Ends a server that outlived the process which started it, and clears away the pid of one that did not. */
    void stopAnyLeftBehind() throws IOException {
        Optional<ProcessHandle> left = running(data);
        if (left.isPresent()) {
            end(left.get());
        }
        Files.deleteIfExists(data.resolve("postmaster.pid"));
    }

    /** Its guard may be ending it at this moment, which is as good: it takes its pid file away a little before it is gone. */
    void end(ProcessHandle left) throws IOException {
        try {
            pgCtlStop();
        } catch (IOException e) {
            CompletableFuture<ProcessHandle> gone =
                    left.onExit().completeOnTimeout(left, STOP_SECONDS, TimeUnit.SECONDS);
            if (gone.join().isAlive()) {
                throw e;
            }
        }
    }

    /** The server that the pid file of a data folder names, unless that number belongs to something else by now. */
    static Optional<ProcessHandle> running(Path data) throws IOException {
        Path file = data.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        String pid = Files.readString(file).lines().findFirst().orElse("").strip();
        if (pid.isEmpty()) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(pid))
                .filter(ProcessHandle::isAlive)
                .filter(process -> process.info().command().orElse("").endsWith("/postgres"));
    }

    void stop() {
        ProcessHandle process = server;
        if (process == null) {
            return;
        }
        if (guard != null) {
            guard.dismiss();
        }
        if (process.isAlive()) {
            try {
                pgCtlStop();
            } catch (IOException e) {
                process.destroyForcibly();
                throw new UncheckedIOException(e);
            }
        }
        server = null;
    }

    private void pgCtlStop() throws IOException {
        programs.run(log, "pg_ctl", "stop", "--mode=fast", "--wait", "--timeout=" + STOP_SECONDS, "--pgdata=" + data);
    }

    CompletableFuture<Void> ended() {
        ProcessHandle process = server;
        return process == null
                ? CompletableFuture.completedFuture(null)
                : process.onExit().thenRun(() -> {});
    }

    /** A tiny shell that waits for our end and then ends the server too, so that none is left behind. */
    private record Guard(Process shell) {
        private static final String SCRIPT = "trap '' INT TERM HUP; read -r word || kill -INT \"$0\" 2>/dev/null";

        static Guard over(ProcessHandle server) throws IOException {
            return new Guard(new ProcessBuilder("sh", "-c", SCRIPT, Long.toString(server.pid()))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start());
        }

        void dismiss() {
            try (OutputStream word = shell.getOutputStream()) {
                word.write('\n');
            } catch (IOException e) {
                shell.destroyForcibly(); // it is gone, or will be
            }
        }
    }
}
