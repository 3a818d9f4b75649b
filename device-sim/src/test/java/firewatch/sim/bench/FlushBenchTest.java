package firewatch.sim.bench;

import static org.assertj.core.api.Assertions.assertThat;

import firewatch.sim.drill.Flushes;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class FlushBenchTest {
    private static final OptionalLong NONE = Flushes.in("not shown: the centre has no metric of them");

    @Test
    void isWholeWhereAtLeastAsManyWritesWereForcedAsSignalsSent() {
        assertThat(FlushBench.judge(6_000, 0, forced("120.0"), forced("6120.0")))
                .isEmpty();
        assertThat(FlushBench.judge(6_000, 0, forced("1.2E7"), forced("1.3E7"))).isEmpty();
    }

    @Test
    void isBrokenWhereFewerWritesWereForcedThanSignalsSent() {
        assertThat(FlushBench.judge(6_000, 2, forced("120.0"), forced("6119.0")))
                .containsExactly("2 fires never came to the live feed", "5,999 writes were forced for 6,000 signals");
    }

    @Test
    void judgesNoFigureThatTheCentreDoesNotHave() {
        assertThat(NONE).isEmpty();
        assertThat(FlushBench.judge(6_000, 0, NONE, NONE)).isEmpty();
    }

    private static OptionalLong forced(String count) {
        return Flushes.in(
                "fire_other_flush_count 3.0; fire_broker_flush_seconds_count " + count + "; fire_last_count 4.0");
    }
}
