package firewatch.sim.bench;

import static org.assertj.core.api.Assertions.assertThat;

import firewatch.sim.drill.ReadingLoad;
import firewatch.sim.mqtt.Outgoing;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class WatchedFleetTest {
    /** Over its time each of the twenty devices says the numbers 0 to 99. */
    private static final IngestSettings SETTINGS = new IngestSettings(4, 20, 0, 50, 50, 1);

    private final ReadingLoad load = new ReadingLoad("load-", 4, 5, 0, 1);
    private final WatchedFleet fleet = new WatchedFleet(SETTINGS, "load-", 5);

    @Test
    void expectsTheCrossingsThatWereAcknowledged() {
        say(24);
        assertThat(fleet.expected(load).crossed()).containsExactly("load-0");

        say(76);
        assertThat(fleet.expected(load).crossed()).containsExactlyInAnyOrder("load-0", "load-5", "load-10", "load-15");
    }

    @Test
    void expectsSilenceWhereThereIsTimeToFindIt() {
        assertThat(fleet.expected(load).silent()).containsExactlyInAnyOrder("still-0", "still-1", "still-2", "still-3");
        assertThat(new WatchedFleet(new IngestSettings(4, 20, 0, 10, 5, 1), "load-", 5)
                        .expected(load)
                        .silent())
                .isEmpty();
    }

    private void say(int numbersOfEach) {
        for (int line = 0; line < 4; line++) {
            for (int i = 0; i < numbersOfEach * 5; i++) {
                Outgoing reading = Objects.requireNonNull(load.next(line));
                load.acknowledged(reading, 0, 0);
            }
        }
    }
}
