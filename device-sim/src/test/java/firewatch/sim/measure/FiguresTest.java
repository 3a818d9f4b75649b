package firewatch.sim.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FiguresTest {
    @Test
    void percentilesAreValuesThatWereMeasured() {
        Latencies latencies = new Latencies();
        LongStream.rangeClosed(1, 1000).map(i -> 1001 - i).forEach(millis -> latencies.add(millis * 1_000_000));

        assertThat(latencies.summary()).isEqualTo(new Latencies.Summary(1000, 500.0, 950.0, 990.0, 1000.0));
    }

    @Test
    void nothingMeasuredIsNoFigure() {
        assertThat(new Latencies().summary()).isEqualTo(new Latencies.Summary(0, null, null, null, null));
    }

    @Test
    void columnsLineUp() {
        assertThat(new Table("what", "ms").row("long name", 3.14159).row("b", 12345L))
                .hasToString("""
                        what           ms
                        ---------  ------
                        long name    3.14
                        b          12,345
                        """);
    }

    @Test
    void thisProcessHasUsedTimeAndMemory() {
        ProcessFigures figures = ProcessFigures.of(ProcessHandle.current().pid());

        assertThat(figures.cpuMillis()).isPositive();
        assertThat(figures.pssKiB()).isGreaterThan(1024);
    }

    @Test
    void aProcessThatIsGoneCountsNothing() {
        assertThat(ProcessFigures.of(Long.MAX_VALUE)).isEqualTo(new ProcessFigures(0, 0));
    }
}
