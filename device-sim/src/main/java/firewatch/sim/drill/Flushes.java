package firewatch.sim.drill;

import firewatch.sim.centre.Centre;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How often the broker forced its log to disk, as the centre's own metrics tell it. */
public final class Flushes {
    private static final Pattern COUNT =
            Pattern.compile("fire_broker_flush_seconds_count(?:\\{[^}]*})? (\\S+?)(?:;|$)");

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

    /** How many there are in what {@link #of} answered; empty where it has no figure. */
    public static OptionalLong in(String lines) {
        Matcher count = COUNT.matcher(lines);
        return count.find() ? OptionalLong.of((long) Double.parseDouble(count.group(1))) : OptionalLong.empty();
    }
}
