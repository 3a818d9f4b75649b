package firewatch.sim.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlayScoreTest {
    private static final Score RIGHT = new Score(Map.of("FIRE", new Score.Marks(1, 1, 0, 0, 0, 0, 0)), 0, List.of());
    private static final Footprint FOOTPRINT = new Footprint(600, 80, 70);

    @Test
    void memoryIsShownAndHeldAgainstWhatIsAsked() {
        assertThat(new PlayScore(RIGHT, FOOTPRINT, 750L).broken()).isEmpty();
        assertThat(new PlayScore(RIGHT, FOOTPRINT, 749L).broken())
                .containsExactly("it takes 750 MiB of memory, more than 749");
        assertThat(new PlayScore(RIGHT, FOOTPRINT, null).text()).contains("memory: 750 MiB in all (centre 600");
    }

    @Test
    void memoryThatCannotBeToldIsNoProofOfLittle() {
        assertThat(new PlayScore(RIGHT, null, null).broken()).isEmpty();
        assertThat(new PlayScore(RIGHT, null, 1_200L).broken())
                .containsExactly("the memory of the centre cannot be told from here");
    }
}
