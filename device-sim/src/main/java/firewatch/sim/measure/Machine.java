package firewatch.sim.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What figures were taken on.
 *
 * @param loadAtStart runnable processes of the whole machine in the minute before; above zero, others were at work
 */
public record Machine(int cores, String cpu, long memoryMiB, String os, String jdk, double loadAtStart) {
    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");
    private static final Path MEMORY_INFO = Path.of("/proc/meminfo");

    public static Machine here() {
        return new Machine(
                Runtime.getRuntime().availableProcessors(),
                value(CPU_INFO, "model name"),
                totalMiB(),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("java.vendor") + " " + System.getProperty("java.version"),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private static long totalMiB() {
        String digits = value(MEMORY_INFO, "MemTotal").replaceAll("\\D", "");
        return digits.isEmpty() ? 0 : Long.parseLong(digits) / 1024;
    }

    private static String value(Path file, String name) {
        if (!Files.isReadable(file)) {
            return "unknown";
        }
        try {
            List<String> lines = Files.readAllLines(file);
            return lines.stream()
                    .filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return "%d cores, %s, %,d MiB, %s, JDK %s, load %.1f at start"
                .formatted(cores, cpu, memoryMiB, os, jdk, loadAtStart);
    }
}
