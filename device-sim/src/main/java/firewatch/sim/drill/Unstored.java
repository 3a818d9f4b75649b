package firewatch.sim.drill;

import firewatch.sim.centre.Centre;
import java.io.IOException;
import java.util.function.LongSupplier;

/** Readings that were acknowledged and wait in the measurement lane, because {@code history} has not come to them yet. */
public final class Unstored {
    private static final String HANDLED = "fire_history_readings_total{";

    private final Centre centre;
    private final LongSupplier acknowledged;

    /** @param acknowledged all readings of a new centre that were acknowledged so far */
    public Unstored(Centre centre, LongSupplier acknowledged) {
        this.centre = centre;
        this.acknowledged = acknowledged;
    }

    public long count() throws IOException, InterruptedException {
        return acknowledged.getAsLong() - handled();
    }

    /** Readings that history is done with since its start. */
    public long handled() throws IOException, InterruptedException {
        return Math.round(centre.metrics()
                .lines()
                .filter(line -> line.startsWith(HANDLED))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum());
    }
}
