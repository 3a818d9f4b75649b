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

    private static List<AlarmEpisode> open(PureStage stage) {
        return Episodes.read(stage.said()).newest().values().stream()
                .filter(AlarmEpisode::isActive)
                .toList();
    }

    private static int size(PureStage stage) {
        return EventJson.write(stage.state(new DeviceId("a"))).length;
    }
}
