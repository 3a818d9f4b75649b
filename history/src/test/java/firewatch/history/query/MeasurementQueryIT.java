package firewatch.history.query;

import static org.assertj.core.api.Assertions.assertThat;

import firewatch.events.DeviceSignal;
import firewatch.events.Quantity;
import firewatch.events.Signal.Measured;
import firewatch.history.HandMovedClock;
import firewatch.history.Readings;
import firewatch.history.keep.Upkeep;
import firewatch.history.query.Chart.Point;
import firewatch.history.store.MeasurementStore;
import firewatch.realparts.RealKafka;
import firewatch.realparts.RealPostgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A chart says what its readings say, whichever of rows, packed weeks and rolled up hours it is drawn from. */
@QuarkusTest
@QuarkusTestResource(RealKafka.class)
@QuarkusTestResource(RealPostgres.class)
class MeasurementQueryIT {
    private static final String DEVICE = "truth-1";
    private static final Instant BEGIN = Instant.parse("2025-02-01T00:00:00Z");
    private static final int DAYS = 12;

    private final List<DeviceSignal> readings = new ArrayList<>();

    @Inject
    MeasurementStore store;

    @Inject
    MeasurementQuery query;

    @Inject
    Upkeep upkeep;

    @Inject
    HandMovedClock clock;

    @BeforeEach
    void twelveDaysThatWereTidiedAndLateOnes() throws SQLException {
        Random random = new Random(3);
        for (int i = 0; i < DAYS * 288; i++) {
            Instant at = BEGIN.plusSeconds(300L * i).plusMillis(random.nextInt(3) * 1_000);
            readings.add(Readings.told(DEVICE, at, at, (long) i, random.nextInt(400) / 10.0));
        }
        // what lies exactly on borders
        readings.add(told("2025-02-05T00:00:00Z", 90_000, -7));
        readings.add(told("2025-02-05T16:00:00Z", 90_001, 77));
        store.store(Readings.batch(readings));
        clock.set(BEGIN.plus(DAYS, ChronoUnit.DAYS));
        upkeep.round();
        DeviceSignal late = told("2025-02-04T10:10:10Z", 90_002, 99);
        readings.add(late);
        store.store(Readings.batch(List.of(late)));
    }

    private static DeviceSignal told(String at, long seq, double value) {
        Instant time = Instant.parse(at);
        return Readings.told(DEVICE, time, time, seq, value);
    }

    @AfterEach
    void theWallsTime() {
        clock.set(null);
    }

    @ParameterizedTest
    @CsvSource({
        "2025-02-02T00:00:00Z, 2025-02-09T00:00:00Z, PT1H",
        "2025-02-02T00:17:31Z, 2025-02-09T13:41:00Z, PT1H",
        "2025-02-02T00:17:31.250Z, 2025-02-02T00:40:00Z, PT1H",
        "2025-02-02T23:17:31Z, 2025-02-03T01:10:00Z, PT6H",
        "2025-02-02T00:00:00+08:00, 2025-02-09T00:00:00+08:00, P1D",
        "2025-02-02T15:00:00+08:00, 2025-02-09T11:30:00+08:00, P1D",
        "2025-02-02T15:00:00+05:30, 2025-02-09T11:30:00+05:30, P1D",
        "2025-02-02T15:00:00-09:30, 2025-02-05T11:30:00-09:30, PT1H",
        "2025-01-20T00:00:00Z, 2025-03-20T00:00:00Z, P7D",
        "2025-02-04T10:03:00Z, 2025-02-04T10:50:00Z, PT5M",
        "2025-02-04T10:00:00Z, 2025-02-07T11:00:00Z, PT1H30M",
        "2025-02-12T20:00:00Z, 2025-02-13T10:00:00Z, PT1H",
        "2025-02-05T00:00:00Z, 2025-02-05T16:00:00Z, PT4H",
        "2025-02-04T10:10:10Z, 2025-02-04T10:10:11Z, PT1S"
    })
    void aChartSaysWhatItsReadingsSay(String from, String to, String step) throws SQLException {
        ChartSpan span = ChartSpan.of(from, to, step, clock.instant());

        List<Point> points = query.chart(DEVICE, Quantity.TEMPERATURE, span)
                .series()
                .getFirst()
                .points();

        assertThat(points)
                .usingRecursiveFieldByFieldElementComparator(comparison())
                .isEqualTo(truth(OffsetDateTime.parse(from), OffsetDateTime.parse(to), Duration.parse(step)));
    }

    @Test
    void whatNobodyMeasuredHasNoLine() throws SQLException {
        ChartSpan span = ChartSpan.of(null, null, null, clock.instant());

        assertThat(query.chart(DEVICE, Quantity.CO, span).series()).isEmpty();
    }

    private static RecursiveComparisonConfiguration comparison() {
        return RecursiveComparisonConfiguration.builder()
                .withComparatorForType((one, other) -> Math.abs(one - other) < 1e-9 ? 0 : 1, Double.class)
                .build();
    }

    /** The same by hand, from the readings that were sent, with steps counted from a Monday's midnight on the wall. */
    private List<Point> truth(OffsetDateTime from, OffsetDateTime to, Duration step) {
        Instant origin =
                OffsetDateTime.of(2001, 1, 1, 0, 0, 0, 0, from.getOffset()).toInstant();
        Map<Instant, DoubleSummaryStatistics> steps = new TreeMap<>();
        for (DeviceSignal signal : readings) {
            Instant at = signal.occurredAt();
            if (!at.isBefore(from.toInstant()) && at.isBefore(to.toInstant())) {
                long nth = Duration.between(origin, at).dividedBy(step);
                Instant begin = origin.plus(step.multipliedBy(nth));
                begin = begin.isBefore(from.toInstant()) ? from.toInstant() : begin;
                steps.computeIfAbsent(begin, key -> new DoubleSummaryStatistics())
                        .accept(value(signal));
            }
        }
        return steps.entrySet().stream()
                .map(entry -> new Point(
                        entry.getKey(),
                        entry.getValue().getMin(),
                        entry.getValue().getAverage(),
                        entry.getValue().getMax(),
                        entry.getValue().getCount()))
                .toList();
    }

    private static double value(DeviceSignal signal) {
        return ((Measured) signal.signal()).readings().getFirst().value();
    }
}
