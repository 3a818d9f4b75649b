package firewatch.sim.bench;

import static org.assertj.core.api.Assertions.assertThat;

import firewatch.sim.drill.ReadingAudit;
import firewatch.sim.measure.Latencies;
import firewatch.sim.measure.Machine;
import firewatch.sim.mqtt.Tally;
import java.util.List;
import org.junit.jupiter.api.Test;

class IngestResultTest {
    private static final ReadingAudit ALL_STORED = new ReadingAudit(60_000, 0L, 60_000L, 60_000L, 0, "");
    private static final WatchAudit ALL_FOUND = new WatchAudit(20, 0, 5, 0, 0);
    private static final IngestTargets TARGETS = new IngestTargets(80.0, 150.0);

    @Test
    void isWholeWhereTheCentreKeepsUp() {
        assertThat(result(985, 100, 1_000, TARGETS).broken()).isEmpty();
    }

    @Test
    void isBrokenWhereLessIsStoredThanOffered() {
        assertThat(result(975, 0, 0, TARGETS).broken())
                .containsExactly("975 readings a second were stored, of 1,000 offered");
    }

    @Test
    void isBrokenWhereMoreAndMoreWaits() {
        assertThat(result(1_000, 500, 1_501, TARGETS).broken()).containsExactly("the readings that wait grew by 1,001");
    }

    @Test
    void isBrokenWhereItMissesATargetThatWasSet() {
        assertThat(result(1_000, 0, 0, new IngestTargets(69.0, 99.0)).broken())
                .containsExactly(
                        "the centre and its database took 70.0 µs a reading",
                        "one fire of a hundred took longer than 99 ms");
        assertThat(result(1_000, 0, 0, IngestTargets.NONE).broken()).isEmpty();
    }

    @Test
    void isBrokenByWhatWasLostOrNotFound() {
        IngestResult lost = result(
                1_000,
                0,
                0,
                TARGETS,
                new ReadingAudit(60_000, 2L, 59_998L, 59_998L, 0, ""),
                new WatchAudit(20, 1, 5, 0, 0),
                3);

        assertThat(lost.broken())
                .containsExactly(
                        "2 acknowledged readings lost",
                        "3 fires never came to the live feed",
                        "1 devices over their limit have no case");
    }

    private static IngestResult result(double stored, long before, long after, IngestTargets targets) {
        return result(stored, before, after, targets, ALL_STORED, ALL_FOUND, 0);
    }

    private static IngestResult result(
            double stored,
            long before,
            long after,
            IngestTargets targets,
            ReadingAudit readings,
            WatchAudit watch,
            long unseen) {
        Latencies fires = new Latencies();
        fires.add(100_000_000L);
        return new IngestResult(
                "ingest",
                new Machine(2, "any", 1, "any", "any", 0),
                new IngestSettings(10, 1_000, 1, 1, 60, 1),
                targets,
                1_000,
                stored,
                before,
                after,
                readings,
                watch,
                fires.summary(),
                unseen,
                List.of(
                        new IngestResult.Part("centre", 60, 1, 1),
                        new IngestResult.Part("its PostgreSQL", 10, 0.1, 1),
                        new IngestResult.Part(IngestResult.GENERATOR, 10, 0.1, 1)),
                Tally.total(List.of()),
                List.of());
    }
}
