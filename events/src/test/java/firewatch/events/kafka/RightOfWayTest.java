package firewatch.events.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RightOfWayTest {
    private static final Duration A_STEP = Duration.ofMillis(25);
    private static final Duration LONGEST_STOP = Duration.ofMillis(80);

    private final RightOfWay alarms = new RightOfWay();
    private final AtomicBoolean stormIsOver = new AtomicBoolean();
    private final Thread storm = Thread.ofPlatform().unstarted(() -> {
        while (!stormIsOver.get()) {
            RightOfWay.take();
            Thread.onSpinWait();
        }
    });

    @AfterEach
    void end() throws InterruptedException {
        stormIsOver.set(true);
        storm.join();
    }

    @Test
    void whatIsManyStandsStillForAStepOfAnAlarm() {
        long begin = System.nanoTime();
        RightOfWay.take();
        alarms.give();
        assertThat(since(begin)).isGreaterThanOrEqualTo(A_STEP);
        assertThat(RightOfWay.isWanted()).isTrue();
    }

    /** The shortest of several, since the machine may be busy at any one. */
    @Test
    void itGoesOnOnceTheAlarmIsThrough() {
        RightOfWay.take();
        Duration shortest = LONGEST_STOP;
        for (int i = 0; i < 10; i++) {
            alarms.give();
            long begin = System.nanoTime();
            alarms.give();
            shortest = shorter(shortest, since(begin));
        }
        assertThat(shortest).isLessThan(A_STEP);
    }

    @Test
    void howeverManyAlarmsComeItGetsItsTurn() {
        storm.start();
        while (!RightOfWay.isWanted()) {
            Thread.onSpinWait();
        }
        Duration shortestTurnsBegin = LONGEST_STOP;
        for (int i = 0; i < 10; i++) {
            alarms.give();
            long begin = System.nanoTime();
            alarms.give();
            shortestTurnsBegin = shorter(shortestTurnsBegin, since(begin));
        }
        assertThat(shortestTurnsBegin).as("asked again within its turn").isLessThan(A_STEP);
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
