package firewatch.sim.drill;

import firewatch.sim.centre.Centre;
import java.io.IOException;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Readings that wait in the measurement lane, as the centre's own metrics tell it. */
final class LaneLag {
    private static final Pattern LAG =
            Pattern.compile("^\\S*lag\\S*\\{[^}]*measurements[^}]*}\\s+(\\S+)$", Pattern.CASE_INSENSITIVE);

    private LaneLag() {}

    /** The sum over partitions and readers, or that there is no such metric. */
    static String of(Centre centre) throws IOException, InterruptedException {
        OptionalDouble lag = centre.metrics()
                .lines()
                .filter(line ->
                        !line.startsWith("#") && !line.toLowerCase(Locale.ROOT).contains("_max"))
                .map(LAG::matcher)
                .filter(Matcher::matches)
                .mapToDouble(found -> Double.parseDouble(found.group(1)))
                .filter(Double::isFinite)
                .reduce(Double::sum);
        return lag.isPresent() ? "%,.0f".formatted(lag.getAsDouble()) : "not shown";
    }
}
