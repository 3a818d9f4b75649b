package firewatch.sim.drill;

import firewatch.sim.centre.Centre;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** How often the broker forced its log to disk, as the centre's own metrics tell it. */
public final class Flushes {
    private Flushes() {}

    /** The lines about it, or that there are none. */
    public static String of(Centre centre) throws IOException, InterruptedException {
        List<String> lines = centre.metrics()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .filter(line -> line.toLowerCase(Locale.ROOT).contains("flush"))
                .filter(line -> line.contains("count"))
                .toList();
        return lines.isEmpty() ? "not shown: the centre has no metric of them" : String.join("; ", lines);
    }
}
