package firewatch.sim.bench;

import firewatch.sim.measure.Finding;
import firewatch.sim.measure.Latencies;
import firewatch.sim.measure.Machine;
import firewatch.sim.measure.Table;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the history bench measured.
 *
 * @param bytesAsRows a reading, with its indexes, before anything was packed
 * @param bytesPacked a reading, with its indexes, after the weeks that are over were packed
 * @param charts by what was asked for: milliseconds over HTTP
 */
public record HistoryResult(
        String bench,
        Machine machine,
        HistorySettings settings,
        String database,
        long loaded,
        double loadedPerSecond,
        double bytesAsRows,
        double bytesPacked,
        long hours,
        double bytesAnHour,
        double tidySeconds,
        long thrownAway,
        List<Chart> charts,
        List<String> broken)
        implements Finding {
    private static final double BOUND_MILLIS = 50;

    /**
     * Times of one kind of chart.
     *
     * @param first milliseconds of the first one, which nothing was warm for; the rest are without it
     */
    public record Chart(String asked, int points, boolean bounded, double first, Latencies.Summary millis) {}

    static List<String> judge(long expected, long kept, long rolledUp, long loaded, List<Chart> charts) {
        List<String> broken = new ArrayList<>();
        if (kept != expected) {
            broken.add("%,d readings are kept, %,d should be".formatted(kept, expected));
        }
        if (rolledUp != loaded) {
            broken.add("the hours stand for %,d readings, %,d were loaded".formatted(rolledUp, loaded));
        }
        for (Chart chart : charts) {
            Double p99 = chart.millis().p99();
            if (chart.bounded() && (p99 == null || p99 > BOUND_MILLIS)) {
                broken.add("%s takes more than %.0f ms".formatted(chart.asked(), BOUND_MILLIS));
            }
        }
        return broken;
    }

    @Override
    public String text() {
        Table sizes = new Table("readings", "")
                .row("devices", settings.devices())
                .row("weeks, each a reading every " + settings.every(), settings.weeks())
                .row("loaded", loaded)
                .row("loaded a second, past the intake", loadedPerSecond)
                .row("bytes a reading as rows, with indexes", bytesAsRows)
                .row("bytes a reading after packing, with indexes", bytesPacked)
                .row("hours rolled up", hours)
                .row("bytes an hour, with indexes", bytesAnHour)
                .row("rolled up, packed and thrown away in s", tidySeconds)
                .row("thrown away, too old", thrownAway);
        Table times =
                new Table("charts of one device over HTTP, ms", "points", "first", "count", "p50", "p95", "p99", "max");
        charts.forEach(chart -> times.row(
                chart.asked(),
                chart.points(),
                chart.first(),
                chart.millis().count(),
                orDash(chart.millis().p50()),
                orDash(chart.millis().p95()),
                orDash(chart.millis().p99()),
                orDash(chart.millis().max())));
        return machine + "\n" + database + "\n\n" + sizes + "\n" + times;
    }

    private static Object orDash(@Nullable Double figure) {
        return figure == null ? "-" : figure;
    }
}
