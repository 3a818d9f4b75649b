package firewatch.sim.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScoreTest {
    private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");
    private static final Duration SLACK = Duration.ofMillis(500);
    private static final Turn.Place KITCHEN = new Turn.Place("smoke-1", null, "FIRE");

    @Test
    void aFireThatOpenedACaseAndEndedIsRight() {
        Score score = score(List.of(began(0), ended(60)), aCase(0, 0, false));

        assertThat(score.broken()).isEmpty();
        assertThat(score.classes()).containsEntry("FIRE", new Score.Marks(1, 1, 0, 0, 0, 0, 0));
    }

    @Test
    void aFireOnNoCaseIsMissed() {
        assertThat(score(List.of(began(0), ended(60))).broken()).containsExactly("1 alarms are on no case");
    }

    @Test
    void aFireAgainIsNotedOnTheCaseThatIsOpenOrOpensOne() {
        assertThat(score(List.of(began(0), ended(60), began(100), ended(160)), aCase(0, 1, false))
                        .broken())
                .isEmpty();
        assertThat(score(List.of(began(0), ended(60), began(100), ended(160)), aCase(0, 0, false), aCase(100, 0, false))
                        .broken())
                .isEmpty();
        assertThat(score(List.of(began(0), ended(60), began(100), ended(160)), aCase(0, 0, false))
                        .broken())
                .containsExactly("1 alarms are on no case");
    }

    @Test
    void aCaseThatNothingOpenedIsDoubled() {
        assertThat(score(List.of(began(0), ended(60)), aCase(0, 0, false), aCase(1, 0, false))
                        .broken())
                .containsExactly("1 cases have no cause");
        assertThat(score(List.of(began(0), ended(60)), aCase(0, 0, false), aCase(60, 0, false))
                        .broken())
                .containsExactly("1 cases have no cause");
    }

    @Test
    void aCaseMustSayWhetherItLasts() {
        assertThat(score(List.of(began(0), ended(60)), aCase(0, 0, true)).broken())
                .containsExactly("1 cases say that it lasts, and it ended");
        assertThat(score(List.of(began(0)), aCase(0, 0, false)).broken())
                .containsExactly("1 cases say that it ended, and it lasts");
    }

    @Test
    void whatWasNotAcknowledgedMayBeThereOrNot() {
        Told unheard = new Told(turn(true), "fire", START, null);

        assertThat(score(List.of(unheard, began(100), ended(160)), aCase(100, 0, false))
                        .broken())
                .isEmpty();
        assertThat(score(List.of(unheard, began(100), ended(160)), aCase(0, 0, false), aCase(100, 0, false))
                        .broken())
                .isEmpty();
    }

    @Test
    void aCaseMayOpenAnyTimeUntilTheAcknowledgement() {
        Told late = new Told(turn(true), "fire", START, START.plusSeconds(90));

        assertThat(score(List.of(late, ended(120)), aCase(80, 0, false)).broken())
                .isEmpty();
    }

    @Test
    void whatIsOnItsWayWhileThePlayGoesOnIsLeftOut() {
        List<Told> told = List.of(began(0), ended(60), began(100));
        Map<Turn.Place, List<LedgerCase>> noted = Map.of(KITCHEN, List.of(aCase(0, 0, true)));
        Map<Turn.Place, List<LedgerCase>> opened = Map.of(KITCHEN, List.of(aCase(0, 0, false), aCase(100, 0, true)));
        Instant until = START.plusSeconds(99);

        assertThat(Score.of(new Truth(told), noted, SLACK, until).broken()).isEmpty();
        assertThat(Score.of(new Truth(told), opened, SLACK, until).broken()).isEmpty();
        assertThat(Score.of(new Truth(told), noted, SLACK, START.plusSeconds(101))
                        .broken())
                .containsExactly("1 alarms are on no case");
    }

    @Test
    void anEmptyTruthProvesNothing() {
        assertThat(score(List.of()).broken()).containsExactly("the truth tells of no alarm");
    }

    private static Score score(List<Told> told, LedgerCase... cases) {
        return Score.of(new Truth(told), Map.of(KITCHEN, Arrays.asList(cases)), SLACK, Instant.MAX);
    }

    private static Told began(int second) {
        return told(true, second);
    }

    private static Told ended(int second) {
        return told(false, second);
    }

    private static Told told(boolean began, int second) {
        Instant at = START.plusSeconds(second);
        return new Told(turn(began), "fire", at, at.plusMillis(20));
    }

    private static Turn turn(boolean began) {
        return new Turn("smoke-1", null, "FIRE", began);
    }

    private static LedgerCase aCase(int second, int escalations, boolean active) {
        return new LedgerCase(KITCHEN, START.plusSeconds(second).plusMillis(10), escalations, active);
    }
}
