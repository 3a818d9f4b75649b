package firewatch.sim.drill;

import firewatch.sim.centre.HistoryRows;
import firewatch.sim.centre.Site;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The memory's rows held against the readings that were acknowledged.
 *
 * @param lost acknowledged and not stored; null where it could not be counted
 * @param rows stored rows; readings that were sent twice without time and counter may be two rows
 * @param doubled rows beyond the first of a reading that has a counter
 * @param note what could not be counted, and why; empty otherwise
 */
public record ReadingAudit(
        long acknowledged,
        @Nullable Long lost,
        @Nullable Long rows,
        @Nullable Long distinctRows,
        long doubled,
        String note) {
    private static final Duration STANDSTILL = Duration.ofSeconds(20);
    private static final long PAUSE_MILLIS = 1_000;

    /** Looks again until all is there, or nothing more comes. */
    public static ReadingAudit of(Site site, ReadingLoad load, String prefix)
            throws IOException, SQLException, InterruptedException {
        Optional<HistoryRows> history = HistoryRows.of(site);
        if (history.isEmpty()) {
            return new ReadingAudit(
                    load.acknowledgedSoFar(), null, null, null, 0, "not counted: this centre stores no history");
        }
        long lastProgress = System.nanoTime();
        long before = -1;
        while (true) {
            ReadingLoad.Comparison comparison = load.compare();
            history.get().each(prefix, comparison::stored);
            long now = System.nanoTime();
            if (comparison.rows() != before) {
                lastProgress = now;
                before = comparison.rows();
            }
            if (comparison.lost() == 0 || now - lastProgress > STANDSTILL.toNanos()) {
                return new ReadingAudit(
                        load.acknowledgedSoFar(),
                        comparison.lost(),
                        comparison.rows(),
                        comparison.distinctRows(),
                        comparison.doubled(),
                        "");
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    /** The figure, or why there is none. */
    public String lostText() {
        return lost == null ? note : "%,d".formatted(lost);
    }
}
