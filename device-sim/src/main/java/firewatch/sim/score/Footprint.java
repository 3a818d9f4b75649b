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
        Path postgres = data.resolve("postgres");
        if (!Files.exists(postgres.resolve("postmaster.pid"))) {
            return Optional.empty();
        }
        ProcessFigures database = ProcessFigures.ofPostgres(postgres);
        Optional<ProcessHandle> centre = ProcessFigures.postmaster(postgres).flatMap(ProcessHandle::parent);
        if (centre.isEmpty() || database.pssKiB() == 0) {
            return Optional.empty();
        }
        ProcessFigures own = ProcessFigures.of(centre.get().pid());
        long everything = own.pssKiB()
                + centre.get()
                        .descendants()
                        .mapToLong(child -> ProcessFigures.of(child.pid()).pssKiB())
                        .sum();
        long demo = everything - own.pssKiB() - database.pssKiB();
        return Optional.of(new Footprint(own.pssKiB() / KIB, database.pssKiB() / KIB, Math.max(0, demo) / KIB));
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
