package firewatch.rules.state;

import static firewatch.rules.timeline.Timeline.START;
import static org.assertj.core.api.Assertions.assertThat;

import firewatch.events.AlarmEpisode;
import firewatch.events.Condition;
import firewatch.events.DeviceId;
import firewatch.events.EventJson;
import firewatch.rules.timeline.Episodes;
import firewatch.rules.timeline.PureStage;
import firewatch.rules.timeline.Timeline.Said;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DeviceStateTest {
    private static final int FITS_IN_A_RECORD = 500_000;
    private final Random random = new Random(5);

    @Test
    void aFlappingDetectorStaysSmall() {
        try (PureStage stage = new PureStage()) {
            for (int i = 0; i < 1_000; i++) {
                stage.hear(new Said("a").status(Condition.FIRE).heardAt(START.plusSeconds(i), random));
                stage.hear(new Said("a").status().heardAt(START.plusSeconds(i), random));
            }
            assertThat(Episodes.read(stage.said()).newest()).hasSize(1_000);
            assertThat(size(stage)).isLessThan(FITS_IN_A_RECORD / 10);
        }
    }

    @Test
    void aThousandBurningPointsStayInOneRecordAndLoseNoFire() {
        try (PureStage stage = new PureStage()) {
            for (int i = 0; i < 1_000; i++) {
                stage.hear(
                        new Said("a").point("loop-" + i).status(Condition.FIRE).heardAt(START.plusSeconds(i), random));
            }
            assertThat(size(stage)).isLessThan(FITS_IN_A_RECORD);
            assertThat(open(stage)).hasSize(DeviceState.OPEN_AT_MOST + 1);
            assertThat(open(stage)).filteredOn(fire -> fire.point() == null).hasSize(1);

            stage.hear(new Said("a").status().heardAt(START.plusSeconds(1_000), random));
            assertThat(open(stage)).hasSize(DeviceState.OPEN_AT_MOST).noneMatch(fire -> fire.point() == null);
        }
    }

    @Test
    void whatEndedStaysWholeWhileASignalThatMayBeJudgedOnceMoreChangedItLast() {
        try (PureStage stage = new PureStage()) {
            hear(stage, new Said("a").clock(0).seq(1).status(Condition.FIRE), 0);
            hear(stage, new Said("a").clock(1).seq(2).status(), 1);
            for (int i = 1; i < DeviceState.RECENT_AT_MOST; i++) {
                hear(stage, new Said("a"), 62);
            }
            assertThat(state(stage).episodes()).hasSize(1);
            assertThat(state(stage).past()).isEmpty();

            hear(stage, new Said("a"), 62);
            assertThat(state(stage).episodes()).isEmpty();
            assertThat(state(stage).past()).hasSize(1);
        }
    }

    @Test
    void whatEndedJustNowStaysWholeHoweverMuchIsHeard() {
        try (PureStage stage = new PureStage()) {
            hear(stage, new Said("a").status(Condition.FIRE), 0);
            hear(stage, new Said("a").status(), 1);
            for (int i = 0; i < 100; i++) {
                hear(stage, new Said("a"), 61);
            }
            assertThat(state(stage).episodes()).hasSize(1);
            hear(stage, new Said("a"), 62);
            assertThat(state(stage).episodes()).isEmpty();
            assertThat(state(stage).past())
                    .as("no message of it could be known again")
                    .isEmpty();
        }
    }

    @Test
    void aMessageOfAPastEpisodeIsKnownAgain() {
        try (PureStage stage = new PureStage()) {
            Said fire = new Said("a").clock(0).seq(1).status(Condition.FIRE);
            hear(stage, fire, 0);
            hear(stage, new Said("a").clock(10).seq(2).status(), 10);
            Said late = new Said("a").clock(5).began(Condition.PRE_ALARM);
            hear(stage, late, 11);
            pass(stage, 600);
            assertThat(state(stage).episodes()).isEmpty();
            assertThat(state(stage).past()).hasSize(2);

            hear(stage, fire, 601);
            hear(stage, late, 602);
            assertThat(Episodes.read(stage.said()).newest()).hasSize(2);

            pass(stage, 3_000);
            pass(stage, 4_300);
            assertThat(state(stage).past()).as("for an hour").isEmpty();
        }
    }

    /** So much is heard that nothing of before is recent. */
    private void pass(PureStage stage, int second) {
        for (int i = 0; i <= DeviceState.RECENT_AT_MOST; i++) {
            hear(stage, new Said("a"), second);
        }
    }

    private void hear(PureStage stage, Said said, int second) {
        stage.hear(said.heardAt(START.plusSeconds(second), random));
    }

    private static DeviceState state(PureStage stage) {
        return stage.state(new DeviceId("a"));
    }

    private static List<AlarmEpisode> open(PureStage stage) {
        return Episodes.read(stage.said()).newest().values().stream()
                .filter(AlarmEpisode::isActive)
                .toList();
    }

    private static int size(PureStage stage) {
        return EventJson.write(state(stage)).length;
    }
}
