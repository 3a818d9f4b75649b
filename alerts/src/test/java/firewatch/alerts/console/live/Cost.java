package firewatch.alerts.console.live;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;

/** What the work so far took: statements, transactions, and processor time of this process and of the database's. */
record Cost(long nanos, long statements, long commits, Duration process, Duration database, Map<String, Long> threads) {
    private static final long MILLIS_OF_A_TICK = 10;

    /** Counts statements from now on; a batch of rows is one. */
    static LongAdder countStatements(Jdbi jdbi) {
        LongAdder statements = new LongAdder();
        jdbi.setSqlLogger(new SqlLogger() {
            @Override
            public void logAfterExecution(StatementContext context) {
                statements.increment();
            }
        });
        return statements;
    }

    static Cost soFar(Jdbi jdbi, LongAdder statements) {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long commits = jdbi.withHandle(handle -> handle.createQuery(
                        "select xact_commit from pg_stat_database where datname = current_database()")
                .mapTo(Long.class)
                .one());
        return new Cost(
                System.nanoTime(),
                statements.sum(),
                commits,
                Duration.ofNanos(system.getProcessCpuTime()),
                timeOfDatabase(jdbi),
                timesOfThreads());
    }

    Cost since(Cost before) {
        Map<String, Long> spent = new TreeMap<>();
        threads.forEach((name, time) -> spent.put(name, time - before.threads.getOrDefault(name, 0L)));
        return new Cost(
                nanos - before.nanos,
                statements - before.statements,
                commits - before.commits,
                process.minus(before.process),
                database.minus(before.database),
                spent);
    }

    String each(int events) {
        return String.format(
                "%.0f events/s; each %.2f statements, %.3f commits, %.2f ms CPU of this process, %.2f ms of the"
                        + " database%n    by thread (ms): %s",
                events * 1e9 / nanos,
                (double) statements / events,
                (double) commits / events,
                process.toNanos() / 1e6 / events,
                database.toNanos() / 1e6 / events,
                threads.entrySet().stream()
                        .filter(spent -> spent.getValue() > 20_000L * events)
                        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                        .map(spent -> String.format("%s %.2f", spent.getKey(), spent.getValue() / 1e6 / events))
                        .collect(Collectors.joining(", ")));
    }

    /** By the first letters of their names, those of the JVM itself too; where this machine does not show them, nothing. */
    private static Map<String, Long> timesOfThreads() {
        Map<String, Long> times = new TreeMap<>();
        try (Stream<Path> threads = Files.list(Path.of("/proc/self/task"))) {
            threads.forEach(thread -> {
                String[] stat = stat(thread);
                if (stat.length > 12) {
                    long ticks = Long.parseLong(stat[11]) + Long.parseLong(stat[12]);
                    times.merge(
                            name(thread),
                            Duration.ofMillis(ticks * MILLIS_OF_A_TICK).toNanos(),
                            Long::sum);
                }
            });
        } catch (IOException _) {
            return Map.of();
        }
        return times;
    }

    private static String name(Path thread) {
        try {
            return Files.readString(thread.resolve("comm")).strip().replaceAll("[0-9]+", "#");
        } catch (IOException _) {
            return "ended";
        }
    }

    /** The server's processes, where this machine shows them; else nothing. */
    private static Duration timeOfDatabase(Jdbi jdbi) {
        String pid = jdbi.withHandle(handle -> handle.createQuery("select cast(pg_backend_pid() as text)")
                .mapTo(String.class)
                .one());
        Path backend = Path.of("/proc", pid);
        if (!Files.exists(backend)) {
            return Duration.ZERO;
        }
        String postmaster = stat(backend)[1];
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            long ticks = processes
                    .filter(process -> process.getFileName().toString().matches("[0-9]+"))
                    .mapToLong(process -> ticks(process, postmaster))
                    .sum();
            return Duration.ofMillis(ticks * MILLIS_OF_A_TICK);
        } catch (IOException e) {
            return Duration.ZERO;
        }
    }

    private static long ticks(Path process, String postmaster) {
        String[] stat = stat(process);
        boolean itself = process.getFileName().toString().equals(postmaster);
        if (stat.length < 15 || !itself && !stat[1].equals(postmaster)) {
            return 0;
        }
        long own = Long.parseLong(stat[11]) + Long.parseLong(stat[12]);
        return itself ? own + Long.parseLong(stat[13]) + Long.parseLong(stat[14]) : own;
    }

    /** What follows the name in proc(5)'s stat: state, parent, and so on. */
    private static String[] stat(Path process) {
        try {
            String line = Files.readString(process.resolve("stat"));
            return line.substring(line.lastIndexOf(')') + 2).split(" ");
        } catch (IOException _) {
            return new String[] {"", ""};
        }
    }
}
