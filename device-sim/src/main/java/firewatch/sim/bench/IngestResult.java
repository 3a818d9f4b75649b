package firewatch.sim.bench;

import com.fasterxml.jackson.annotation.JsonProperty;
import firewatch.sim.drill.ReadingAudit;
import firewatch.sim.measure.Finding;
import firewatch.sim.measure.Latencies;
import firewatch.sim.measure.Machine;
import firewatch.sim.measure.Table;
import firewatch.sim.mqtt.Tally;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the ingest bench measured.
 *
 * @param targets what it was to come to
 * @param acknowledgedPerSecond readings acknowledged a second, over the whole time
 * @param storedPerSecond rows committed a second, over the same time
 * @param waitingBefore readings acknowledged and not yet committed when the time began
 * @param waitingAfter the same when it was over
 * @param watch limits and silence, over the whole time
 * @param cpu who spent how much, in microseconds for each acknowledged reading
 * @param fires publish to live feed, milliseconds
 * @param references what others did in the same run, where that was asked for
 */
public record IngestResult(
        String bench,
        Machine machine,
        IngestSettings settings,
        IngestTargets targets,
        double acknowledgedPerSecond,
        double storedPerSecond,
        long waitingBefore,
        long waitingAfter,
        ReadingAudit readings,
        WatchAudit watch,
        Latencies.Summary fires,
        long firesUnseen,
        List<Part> cpu,
        Tally.Manners broker,
        List<Reference> references)
        implements Finding {
    static final String GENERATOR = "generator";

    /** Readings that are stored for each that is offered, where the centre keeps up. */
    private static final double KEPT_UP = 0.98;

    /** A process, or several of a kind. */
    public record Part(String name, double cpuMicrosPerReading, double coresBusy, long pssMiB) {}

    @Override
    @JsonProperty
    public List<String> broken() {
        List<String> broken = new ArrayList<>();
        if (readings.lost() != null && readings.lost() > 0) {
            broken.add(readings.lost() + " acknowledged readings lost");
        }
        if (firesUnseen > 0) {
            broken.add(firesUnseen + " fires never came to the live feed");
        }
        broken.addAll(watch.broken());
        if (storedPerSecond < KEPT_UP * settings.readingsPerSecond()) {
            broken.add("%,.0f readings a second were stored, of %,d offered"
                    .formatted(storedPerSecond, settings.readingsPerSecond()));
        }
        if (waitingAfter - waitingBefore > settings.readingsPerSecond()) {
            broken.add("the readings that wait grew by %,d".formatted(waitingAfter - waitingBefore));
        }
        if (targets.microsAtMost() != null && centreMicros() > targets.microsAtMost()) {
            broken.add("the centre and its database took %.1f µs a reading".formatted(centreMicros()));
        }
        if (targets.p99AtMost() != null && (fires.p99() == null || fires.p99() > targets.p99AtMost())) {
            broken.add("one fire of a hundred took longer than %.0f ms".formatted(targets.p99AtMost()));
        }
        return broken;
    }

    private double centreMicros() {
        return cpu.stream()
                .filter(part -> !part.name().equals(GENERATOR))
                .mapToDouble(Part::cpuMicrosPerReading)
                .sum();
    }

    /** The same, and this reference too. */
    public IngestResult beside(Reference reference) {
        List<Reference> more = new ArrayList<>(references);
        more.add(reference);
        return new IngestResult(
                bench,
                machine,
                settings,
                targets,
                acknowledgedPerSecond,
                storedPerSecond,
                waitingBefore,
                waitingAfter,
                readings,
                watch,
                fires,
                firesUnseen,
                cpu,
                broker,
                List.copyOf(more));
    }

    @Override
    public String text() {
        Table rates = new Table("readings", "")
                .row("counted for, s", settings.seconds())
                .row("after the same for, s", settings.warmUp())
                .row("offered a second", settings.readingsPerSecond())
                .row("acknowledged a second", acknowledgedPerSecond)
                .row("stored a second", storedPerSecond)
                .row("acknowledged and not yet stored, before", waitingBefore)
                .row("acknowledged and not yet stored, after", waitingAfter)
                .row("acknowledged", readings.acknowledged())
                .row("lost", readings.lostText());
        Table costs = new Table("CPU and memory", "µs a reading", "cores busy", "MiB");
        cpu.forEach(part -> costs.row(part.name(), part.cpuMicrosPerReading(), part.coresBusy(), part.pssMiB()));
        Table verdicts = new Table("limits and supervision", "devices", "not found")
                .row("over their limit", watch.crossed(), watch.crossedNotFound())
                .row("silent", watch.silent(), watch.silentNotFound())
                .row("accused without ground", watch.unfounded(), "-");
        Table times = new Table("fires meanwhile, ms", "count", "p50", "p95", "p99", "max")
                .row(
                        "publish to live feed",
                        fires.count(),
                        orDash(fires.p50()),
                        orDash(fires.p95()),
                        orDash(fires.p99()),
                        orDash(fires.max()));
        return machine + "\n\n" + rates + "\n" + costs + "\n" + verdicts + "\n" + times + besides();
    }

    private String besides() {
        if (references.isEmpty()) {
            return "";
        }
        Table taken =
                new Table("for reference, in the same run", "a second", "bytes each", "µs, broker", "µs, generator");
        List<String> missing = new ArrayList<>();
        for (Reference reference : references) {
            switch (reference) {
                case Reference.Taken it ->
                    taken.row(it.name(), it.perSecond(), it.bytesEach(), it.brokerMicros(), it.generatorMicros());
                case Reference.Missing it -> missing.add(it + "\n");
            }
        }
        return "\n" + (missing.size() < references.size() ? taken : "") + String.join("", missing);
    }

    private static Object orDash(@Nullable Double figure) {
        return figure == null ? "-" : figure;
    }
}
