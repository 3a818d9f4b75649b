package firewatch.allinone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The JVM's optimising compiler, which asks for a third of two cores after a start. It is made to stand back, so that it
 * takes what the way of an alarm leaves over; with cores to spare it works as ever.
 */
final class OptimisingCompiler {
    private static final String NAME = "C2 ";
    private static final String NICENESS = "10";

    private OptimisingCompiler() {}

    /** Asks the system, where it is a Linux with {@code renice}; elsewhere nothing changes. */
    static void standBack() {
        try {
            List<String> command = new ArrayList<>(List.of("renice", "-n", NICENESS, "-p"));
            command.addAll(threads(ProcessHandle.current().pid()));
            if (command.getLast().equals("-p")) {
                return;
            }
            new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException | UncheckedIOException e) {
            // Slower to begin, and no less right.
        }
    }

    /** Its threads in a process, as the system numbers them; none where that does not say. */
    static List<String> threads(long process) throws IOException {
        Path threads = Path.of("/proc", Long.toString(process), "task");
        if (!Files.isDirectory(threads)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(threads)) {
            return all.filter(OptimisingCompiler::isOne)
                    .map(thread -> thread.getFileName().toString())
                    .toList();
        }
    }

    private static boolean isOne(Path thread) {
        try {
            return Files.readString(thread.resolve("comm")).startsWith(NAME);
        } catch (IOException e) {
            return false;
        }
    }
}
