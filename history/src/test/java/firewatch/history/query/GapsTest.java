package firewatch.history.query;

import static org.assertj.core.api.Assertions.assertThat;

import firewatch.history.query.Chart.Gap;
import firewatch.history.query.Chart.Point;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GapsTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final ChartSpan HOUR =
            new ChartSpan(NOON, NOON.plusSeconds(3_600), Duration.ofMinutes(1), ZoneOffset.UTC);

    @Test
    void nothingAtAllIsOneGap() {
        assertThat(Gaps.of(List.of(), HOUR)).containsExactly(new Gap(HOUR.from(), HOUR.to()));
    }

    @Test
    void aSteadyLineHasNone() {
        assertThat(Gaps.of(minutes(0, 60), HOUR)).isEmpty();
    }

    @Test
    void aPauseInTheMiddleIsOne() {
        List<Point> points = IntStream.concat(IntStream.range(0, 20), IntStream.range(40, 60))
                .mapToObj(GapsTest::minute)
                .toList();

        assertThat(Gaps.of(points, HOUR))
                .containsExactly(new Gap(NOON.plusSeconds(20 * 60), NOON.plusSeconds(40 * 60)));
    }

    @Test
    void silenceUpToTheEndIsOne() {
        assertThat(Gaps.of(minutes(0, 30), HOUR)).containsExactly(new Gap(NOON.plusSeconds(30 * 60), HOUR.to()));
    }

    @Test
    void aDeviceThatReportsSeldomHasItsOwnMeasure() {
        List<Point> everyTenMinutes =
                IntStream.range(0, 6).mapToObj(i -> minute(i * 10)).toList();

        assertThat(Gaps.of(everyTenMinutes, HOUR)).isEmpty();
    }

    private static List<Point> minutes(int from, int to) {
        return IntStream.range(from, to).mapToObj(GapsTest::minute).toList();
    }

    private static Point minute(int minute) {
        return new Point(NOON.plusSeconds(60L * minute), 1, 1, 1, 1);
    }
}
