package firewatch.events.kafka;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The JVM's optimising compiler, which asks for a third of two cores after a start, and is made to stand back. */
public final class OptimisingCompiler {
    private static final String NAME = "C2 ";

    private OptimisingCompiler() {}

    /** Of this process; to be called when it begins. */
    public static void standBack() {
        try {
            StandingBack.ask(threads(ProcessHandle.current().pid()));
        } catch (IOException | UncheckedIOException e) {
            // Slower to begin, and no less right.
        }
    }

    /** Its threads in a process, as the system numbers them; none where that does not say. */
    public static List<String> threads(long process) throws IOException {
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
