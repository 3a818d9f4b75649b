package firewatch.sim.drill;

import firewatch.sim.measure.Finding;
import firewatch.sim.measure.Latencies;
import firewatch.sim.measure.Machine;
import firewatch.sim.measure.Table;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether fires wait behind statistics: publish to live feed, without and with a full measurement lane. */
public record StatisticsResult(
        String drill, Machine machine, StatisticsSettings settings, List<Part> parts, List<String> broken)
        implements Finding {
    private static final double MOST = 2.0;

    /**
     * One series of fires.
     *
     * @param feed milliseconds from publish to live feed
     * @param unseen fires that did not come
     * @param ratio its p99 by the p99 of the quiet part; null for that itself
     * @param waitingAtStart readings acknowledged and not yet stored when the first fire was sent
     * @param waitingAtEnd the same when the last fire was seen
     * @param readingsPerSecond acknowledged meanwhile on the connection
     */
    public record Part(
            String name,
            Latencies.Summary feed,
            long unseen,
            @Nullable Double ratio,
            long waitingAtStart,
            long waitingAtEnd,
            double readingsPerSecond) {}

    static StatisticsResult of(Machine machine, StatisticsSettings settings, List<Part> parts) {
        List<String> broken = new ArrayList<>();
        for (Part part : parts) {
            if (part.unseen() > 0) {
                broken.add(part.unseen() + " fires of \"" + part.name() + "\" never came to the live feed");
            }
            if (part.ratio() != null && part.waitingAtStart() < settings.backlog()) {
                broken.add("\"%s\": only %,d readings waited, not %,d"
                        .formatted(part.name(), part.waitingAtStart(), settings.backlog()));
            }
            if (part.ratio() != null && part.ratio() > MOST) {
                broken.add("\"%s\": p99 is %.2f times that without load".formatted(part.name(), part.ratio()));
            }
        }
        return new StatisticsResult("statistics", machine, settings, List.copyOf(parts), broken);
    }

    @Override
    public String text() {
        Table table = new Table(
                "fires, publish to feed, ms",
                "count",
                "p50",
                "p95",
                "p99",
                "max",
                "ratio",
                "readings/s",
                "waiting before",
                "waiting after");
        for (Part part : parts) {
            table.row(
                    part.name(),
                    part.feed().count(),
                    orDash(part.feed().p50()),
                    orDash(part.feed().p95()),
                    orDash(part.feed().p99()),
                    orDash(part.feed().max()),
                    orDash(part.ratio()),
                    part.readingsPerSecond(),
                    part.waitingAtStart(),
                    part.waitingAtEnd());
        }
        return machine + "\n\n" + table;
    }

    private static Object orDash(@Nullable Double figure) {
        return figure == null ? "-" : figure;
    }
}
