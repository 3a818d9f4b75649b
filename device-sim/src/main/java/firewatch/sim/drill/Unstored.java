package firewatch.sim.drill;

import firewatch.sim.centre.Centre;
import java.io.IOException;
import java.util.function.LongSupplier;

/** Readings that were acknowledged and wait in the measurement lane, because {@code history} has not come to them yet. */
final class Unstored {
    private static final String HANDLED = "fire_history_readings_total{";

    private final Centre centre;
    private final LongSupplier acknowledged;

    /** @param acknowledged all readings of a new centre that were acknowledged so far */
    Unstored(Centre centre, LongSupplier acknowledged) {
        this.centre = centre;
        this.acknowledged = acknowledged;
    }

    long count() throws IOException, InterruptedException {
        double handled = centre.metrics()
                .lines()
                .filter(line -> line.startsWith(HANDLED))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
        return acknowledged.getAsLong() - Math.round(handled);
    }
}
