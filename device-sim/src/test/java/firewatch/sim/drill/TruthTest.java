package firewatch.sim.drill;

import static org.assertj.core.api.Assertions.assertThat;

import firewatch.sim.mqtt.Outgoing;
import org.junit.jupiter.api.Test;

class TruthTest {
    @Test
    void aReadingAcknowledgedAndNotStoredIsLost() {
        ReadingLoad load = new ReadingLoad("r-", 1, 2, 0, 1);
        Outgoing first = load.next(0);
        Outgoing second = load.next(0);
        Outgoing third = load.next(0);
        load.acknowledged(first, 0, 0);
        load.acknowledged(third, 0, 0);
        load.acknowledged(third, 0, 0);

        ReadingLoad.Comparison comparison = load.compare();
        comparison.stored("r-0", 0.00);
        comparison.stored("r-0", 0.00);
        comparison.stored("r-1", 0.00);

        assertThat(load.acknowledgedSoFar()).isEqualTo(2);
        assertThat(comparison.lost()).isEqualTo(1);
        assertThat(comparison.rows()).isEqualTo(3);
        assertThat(comparison.distinctRows()).isEqualTo(2);
        comparison.stored("r-0", 0.01);
        assertThat(comparison.lost()).isZero();
        assertThat(second).isNotNull();
    }

    @Test
    void aReadingThatItsDeviceCountedIsStoredOnce() {
        ReadingLoad load = ReadingLoad.halfCounted("r-", 1, 2, 0, 1);
        ReadingLoad.Comparison comparison = load.compare();
        comparison.stored("r-0", 0.00);
        comparison.stored("r-0", 0.00);
        comparison.stored("r-1", 0.00);
        comparison.stored("r-1", 0.01);

        assertThat(comparison.doubled()).isZero();
        comparison.stored("r-1", 0.01);
        assertThat(comparison.doubled()).isEqualTo(1);
    }

    @Test
    void someReadingsAreSentTwice() {
        ReadingLoad load = new ReadingLoad("r-", 1, 10, 0.3, 7);
        long different = java.util.stream.Stream.generate(() -> load.next(0))
                .limit(13_000)
                .mapToLong(Outgoing::tag)
                .distinct()
                .count();

        assertThat(different).isBetween(9_800L, 10_200L);
    }

    @Test
    void aDetectorCountsEachOfItsAlarmsOnce() {
        Detector detector = Detector.ofFire("d", 3);
        Outgoing fire = detector.alarm();
        Outgoing clear = detector.calm();
        Outgoing again = detector.alarm();

        assertThat(Detector.index(again)).isEqualTo(3);
        assertThat(detector.acknowledged(fire)).isTrue();
        assertThat(detector.acknowledged(fire)).isFalse();
        assertThat(detector.acknowledged(clear)).isFalse();
        assertThat(detector.acknowledged(again)).isTrue();
        assertThat(detector.alarmsAcknowledged()).isEqualTo(2);
        assertThat(detector.isAlarmed()).isTrue();
        assertThat(detector.alarms()).isEqualTo(2);
    }
}
