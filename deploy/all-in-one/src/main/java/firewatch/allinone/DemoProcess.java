package firewatch.allinone;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The demo district (示范片区), a process beside the centre: started once the centre can be used, and ended after the centre's
 * services, so that its lines are none that broke. It lasts as long as its input is open, and so never longer than we do.
 */
final class DemoProcess {
    /** Names the file with the options of its JVM; set by the launcher. */
    static final String OPTIONS = "firewatch.demo.options";

    private static final long END_WITHIN_SECONDS = 5;
    private static final int ENDED_WELL = 0;

    /** Ctrl-C is for the centre, though the terminal sends it to both. */
    private static final String UNINTERRUPTED = "trap '' INT; exec \"$0\" \"$@\"";

    private static volatile @Nullable DemoProcess running;

    private final Process process;
    private final Path log;
    private final Consumer<String> tell;
    private volatile boolean ending;

    private DemoProcess(Process process, Path log, Consumer<String> tell) {
        this.process = process;
        this.log = log;
        this.tell = tell;
    }

    /** Starts it where it is wanted and the launcher said how; whatever becomes of it, the centre goes on. */
    static void besideThisProcess(ReadyLine centre) {
        String options = System.getProperty(OPTIONS, "");
        if (!options.isEmpty() && Boolean.getBoolean(ServiceSettings.DEMO)) {
            running = beside(centre, options, System.err::println).orElse(null);
        }
    }

    /** Ends it, if there is one. */
    static void endBesideThisProcess() {
        DemoProcess demo = running;
        if (demo != null) {
            demo.end();
        }
    }

    /**
     * Starts it.
     *
     * @param options the file with the options of its JVM
     * @param tell takes what whoever started the centre should know, a line each
     */
    static Optional<DemoProcess> beside(ReadyLine centre, String options, Consumer<String> tell) {
        try {
            Path data = Path.of(centre.data());
            Path log = Files.createDirectories(data.resolve("demo")).resolve("demo.log");
            DemoProcess demo = new DemoProcess(start(options, centre, log), log, tell);
            tell.accept("firewatch demo: a district plays; log in as operator with the password in "
                    + data.resolve("demo-accounts.json"));
            demo.process.onExit().thenRun(demo::complain);
            return Optional.of(demo);
        } catch (IOException e) {
            tell.accept("firewatch: the demo does not start: " + Causes.inOneLine(e));
            return Optional.empty();
        }
    }

    private static Process start(String options, ReadyLine centre, Path log) throws IOException {
        List<String> command = List.of(
                "/bin/sh",
                "-c",
                UNINTERRUPTED,
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + options,
                "demo",
                "--data",
                centre.data(),
                "--http-port",
                centre.http(),
                "--mqtt-port",
                centre.mqtt(),
                "--gb26875-port",
                centre.gb26875());
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    private void complain() {
        if (!ending && process.exitValue() != ENDED_WELL) {
            tell.accept("firewatch: the demo ended: " + lastWords() + " (more in " + log + ")");
        }
    }

    boolean isRunning() {
        return process.isAlive();
    }

    private String lastWords() {
        try {
            return Files.readString(log, StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .reduce((_, later) -> later)
                    .orElse("without a word");
        } catch (IOException e) {
            return Causes.inOneLine(e);
        }
    }

    /** Ends it by ending its input; it has some seconds. */
    void end() {
        ending = true;
        try {
            process.getOutputStream().close();
            if (!process.waitFor(END_WITHIN_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
