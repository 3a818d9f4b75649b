package firewatch.sim.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * CPU time and memory of a process, read from {@code /proc}; of one that is gone, zero.
 *
 * @param cpuMillis user and system time since its start, and that of its children which have ended
 * @param pssKiB its proportional set size
 */
public record ProcessFigures(long cpuMillis, long pssKiB) {
    private static final ProcessFigures GONE = new ProcessFigures(0, 0);
    private static final int MILLIS_PER_TICK = 10;
    private static final int USER_TIME = 11;
    private static final int SYSTEM_TIME = 12;
    private static final int ENDED_USER_TIME = 13;
    private static final int ENDED_SYSTEM_TIME = 14;

    public static ProcessFigures of(long pid) {
        Path process = Path.of("/proc", Long.toString(pid));
        try {
            String stat = Files.readString(process.resolve("stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            long ticks = IntStream.of(USER_TIME, SYSTEM_TIME, ENDED_USER_TIME, ENDED_SYSTEM_TIME)
                    .mapToLong(field -> Long.parseLong(fields[field]))
                    .sum();
            return new ProcessFigures(ticks * MILLIS_PER_TICK, pss(process));
        } catch (IOException e) {
            return GONE;
        }
    }

    /** Of a database server and all that it started, by the pid file in its data folder. */
    public static ProcessFigures ofPostgres(Path data) throws IOException {
        String pid = Files.readString(data.resolve("postmaster.pid"))
                .lines()
                .findFirst()
                .orElseThrow()
                .strip();
        return ProcessHandle.of(Long.parseLong(pid)).stream()
                .flatMap(server -> Stream.concat(Stream.of(server), server.descendants()))
                .map(ProcessHandle::pid)
                .map(ProcessFigures::of)
                .reduce(GONE, (a, b) -> new ProcessFigures(a.cpuMillis + b.cpuMillis, a.pssKiB + b.pssKiB));
    }

    private static long pss(Path process) throws IOException {
        List<String> lines = Files.readAllLines(process.resolve("smaps_rollup"));
        return lines.stream()
                .filter(line -> line.startsWith("Pss:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
    }
}
