package firewatch.sim.score;

import firewatch.sim.measure.ProcessFigures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a running all-in-one takes of the machine's memory: the sum of proportional set sizes, in MiB.
 *
 * @param centre the centre's own process
 * @param database PostgreSQL and all its sessions
 * @param demo the simulator beside it; 0 where none plays
 */
public record Footprint(long centre, long database, long demo) {
    private static final int KIB = 1024;

    /** Of the centre whose data folder this is; empty where none runs on this machine, or the system does not tell. */
    public static Optional<Footprint> of(Path data) throws IOException {
        Path postgres = data.resolve("postgres/data");
        Optional<ProcessHandle> centre = holder(data.resolve("lock"));
        if (centre.isEmpty() || !Files.exists(postgres.resolve("postmaster.pid"))) {
            return Optional.empty();
        }
        long own = ProcessFigures.of(centre.get().pid()).pssKiB();
        long database = ProcessFigures.ofPostgres(postgres).pssKiB();
        long demo = centre.get()
                .descendants()
                .mapToLong(child -> ProcessFigures.of(child.pid()).pssKiB())
                .sum();
        return own == 0 || database == 0
                ? Optional.empty()
                : Optional.of(new Footprint(own / KIB, database / KIB, demo / KIB));
    }

    private static Optional<ProcessHandle> holder(Path lock) throws IOException {
        String pid = Files.exists(lock) ? Files.readString(lock).strip() : "";
        return pid.matches("\\d{1,18}") ? ProcessHandle.of(Long.parseLong(pid)) : Optional.empty();
    }

    public long all() {
        return centre + database + demo;
    }

    @Override
    public String toString() {
        return "memory: %d MiB in all (centre %d, PostgreSQL %d, demo %d; sum of proportional set sizes)"
                .formatted(all(), centre, database, demo);
    }
}
