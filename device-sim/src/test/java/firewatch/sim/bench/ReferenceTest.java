package firewatch.sim.bench;

import static org.assertj.core.api.Assertions.assertThat;

import firewatch.sim.drill.ReadingAudit;
import firewatch.sim.measure.Latencies;
import firewatch.sim.measure.Machine;
import firewatch.sim.mqtt.Tally;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReferenceTest {
    private static final Reference TAKEN = new Reference.Taken("another", 12_345, 57, 8.5, 9.5);
    private static final Reference MISSING = new Reference.Missing("third", "not installed");

    @Test
    void isWhatWasDoneBetweenTwoMoments() {
        Mark begin = new Mark(1_000_000_000L, 500, 100, 1_000);
        Mark end = new Mark(3_000_000_000L, 20_500, 300, 2_000);

        assertThat(begin.until(end, "another", 57)).isEqualTo(new Reference.Taken("another", 10_000, 57, 10, 50));
    }

    @Test
    void isMissingWhereNothingWasAcknowledged() {
        Mark begin = new Mark(0, 500, 100, 1_000);
        Mark end = new Mark(1_000_000_000L, 500, 300, 2_000);

        assertThat(begin.until(end, "another", 57))
                .isEqualTo(new Reference.Missing("another", "it acknowledged nothing"));
    }

    @Test
    void standsInTheTableOrSaysInALineWhyNot() {
        String text = result().beside(TAKEN).beside(MISSING).text();

        assertThat(text).containsPattern("(?m)^another +12,345 +57\\.00 +8\\.50 +9\\.50$");
        assertThat(text).endsWith("third was not measured: not installed\n");
    }

    @Test
    void hasNoTableOfItsOwnWhereThereIsNone() {
        assertThat(result().text()).doesNotContain("for reference");
        assertThat(result().beside(MISSING).text())
                .doesNotContain("for reference")
                .endsWith("\nthird was not measured: not installed\n");
    }

    private static IngestResult result() {
        return new IngestResult(
                "ingest",
                new Machine(2, "any", 1, "any", "any", 0),
                new IngestSettings(1, 1, 1, 1, 1, 1),
                IngestTargets.NONE,
                1,
                1,
                0,
                0,
                new ReadingAudit(1, 0L, 1L, 1L, 0, ""),
                new WatchAudit(0, 0, 0, 0, 0),
                new Latencies().summary(),
                0,
                List.of(),
                Tally.total(List.of()),
                List.of());
    }
}
