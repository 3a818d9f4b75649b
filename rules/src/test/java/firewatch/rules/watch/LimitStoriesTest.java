package firewatch.rules.watch;

import static firewatch.events.Quantity.CURRENT;
import static firewatch.events.Quantity.TEMPERATURE;
import static firewatch.events.Quantity.WATER_PRESSURE;
import static org.assertj.core.api.Assertions.assertThat;

import firewatch.events.DeviceSignal.ClockSource;
import firewatch.events.Limit;
import firewatch.events.Reading;
import firewatch.events.Signal;
import firewatch.rules.timeline.Night;
import firewatch.rules.timeline.PureWatchStage;
import firewatch.rules.timeline.Timeline;
import firewatch.rules.timeline.TopologyWatchStage;
import firewatch.rules.timeline.WatchStage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is beyond its limit, for how long, and when it is within again; on the pure watch and on its topology. */
class LimitStoriesTest {
    @TempDir
    Path folder;

    private void play(Consumer<Night> story) {
        try (PureWatchStage pure = new PureWatchStage()) {
            story.accept(new Night(pure).until(1));
        }
        try (WatchStage topology = new TopologyWatchStage(folder)) {
            story.accept(new Night(topology).until(1));
        }
    }

    @Test
    void overAndBack() {
        play(night -> {
            night.limited("d", TEMPERATURE, null, 50.0, 0).measures("d", TEMPERATURE, 50);
            assertThat(night.said()).isEmpty();
            night.until(10).measures("d", TEMPERATURE, 50.1).until(11).measures("d", TEMPERATURE, 70);
            assertThat(night.said()).containsExactly("d/temperature over_limit+");
            night.until(20).measures("d", TEMPERATURE, 49.5);
            assertThat(night.said()).as("not far enough back").hasSize(1);
            night.until(30).measures("d", TEMPERATURE, 49);
            assertThat(night.said()).containsExactly("d/temperature over_limit+", "d/temperature over_limit-");
            night.until(40).measures("d", TEMPERATURE, 51);
            assertThat(night.said()).hasSize(3);
        });
    }

    @Test
    void aValueFromTheFutureOfAClockThatWasSetBackHoldsNothingUp() {
        play(night -> {
            night.limited("d", TEMPERATURE, null, 50.0, 0).until(8 * 3600).measures("d", TEMPERATURE, 20);
            night.clockSetBackTo(100).measures("d", TEMPERATURE, 70);
            assertThat(night.said()).containsExactly("d/temperature over_limit+");
        });
    }

    @Test
    void underCountsToo() {
        play(night -> {
            night.limited("d", WATER_PRESSURE, 100.0, 800.0, 0).measures("d", WATER_PRESSURE, 99);
            night.until(5).measures("d", WATER_PRESSURE, 110).until(6).measures("d", WATER_PRESSURE, 114);
            assertThat(night.said()).containsExactly("d/water_pressure over_limit+", "d/water_pressure over_limit-");
        });
    }

    @Test
    void onlyWhatLastsCounts() {
        play(night -> {
            night.limited("d", TEMPERATURE, null, 50.0, 60).measures("d", TEMPERATURE, 60);
            night.until(30)
                    .measures("d", TEMPERATURE, 40)
                    .until(40)
                    .measures("d", TEMPERATURE, 60)
                    .until(98);
            assertThat(night.said()).isEmpty();
            night.until(101);
            assertThat(night.said()).as("the last value holds").containsExactly("d/temperature over_limit+");
            night.measures("d", TEMPERATURE, 61);
            assertThat(night.said()).hasSize(1);
        });
    }

    @Test
    void aReadingThatConfirmsItIsAsGoodAsTheDeadline() {
        List<String> ids = new ArrayList<>();
        for (boolean confirmed : List.of(true, false)) {
            PureWatchStage pure = new PureWatchStage();
            Night night = new Night(pure).until(1).limited("d", TEMPERATURE, null, 50.0, 10);
            night.measures("d", TEMPERATURE, 60).until(10);
            if (confirmed) {
                night.measuredAt(11, "d", TEMPERATURE, 60);
            }
            night.until(20);
            ids.add(pure.said().getFirst().id().toString());
        }
        assertThat(ids.getFirst()).isEqualTo(ids.getLast());
    }

    @Test
    void whatLastedWhileTheEarWasAwayIsSaidWhenItIsBackWithin() {
        play(night -> {
            night.limited("d", TEMPERATURE, null, 50.0, 10).measures("d", TEMPERATURE, 60);
            night.earDownUntil(30).until(31).measuredAt(20, "d", TEMPERATURE, 20);
            assertThat(night.said())
                    .as("no deadline came, and yet it was beyond for long enough")
                    .containsExactly("d/temperature over_limit+", "d/temperature over_limit-");
            night.until(100).measures("d", TEMPERATURE, 60).earDownUntil(120).until(121);
            night.measuredAt(109, "d", TEMPERATURE, 20).until(300);
            assertThat(night.said()).as("nine seconds are not enough").hasSize(2);
        });
    }

    @Test
    void backFillSpeaksOverNothingNewer() {
        play(night -> {
            night.limited("d", TEMPERATURE, null, 50.0, 0).until(100);
            night.measuredAt(100, "d", TEMPERATURE, 60);
            night.until(110).measuredAt(40, "d", TEMPERATURE, 20).measuredAt(50, "d", TEMPERATURE, 20);
            assertThat(night.said()).as("does not end what is newer").hasSize(1);
            night.measuredAt(110, "d", TEMPERATURE, 20);
            assertThat(night.said()).hasSize(2);
            night.until(120).measuredAt(105, "d", TEMPERATURE, 90);
            assertThat(night.said()).as("does not begin it again").hasSize(2);
        });
    }

    @Test
    void aClockThatIsFarOffIsNotBelieved() {
        play(night -> {
            night.limited("d", TEMPERATURE, null, 50.0, 0).until(100);
            night.measuredAt(100 - 3L * 365 * 86_400, "d", TEMPERATURE, 60);
            night.until(110).measuredAt(110 + 86_400, "d", TEMPERATURE, 20).until(120);
            night.measures("d", TEMPERATURE, 60);
            assertThat(night.said()).hasSize(3);
        });
    }

    @Test
    void channelsAndPointsAreTheirOwn() {
        play(night -> {
            night.limited("d", CURRENT, null, 10.0, 0)
                    .measures("d", CURRENT, 1, 20)
                    .measures("d", CURRENT, 2, 20);
            night.until(2)
                    .hear(
                            "d",
                            "gw",
                            "panel-1",
                            ClockSource.RECEIVED,
                            night.now(),
                            new Signal.Measured(List.of(new Reading(CURRENT, 1, 30))));
            night.until(3).measures("d", CURRENT, 2, 1);
            assertThat(night.said())
                    .containsExactly(
                            "d/current over_limit+",
                            "d/current#2 over_limit+",
                            "d/panel-1/current over_limit+",
                            "d/current#2 over_limit-");
        });
    }

    @Test
    void otherLimitsJudgeTheLastValueAgain() {
        play(night -> {
            night.limited("d", TEMPERATURE, null, 50.0, 0)
                    .measures("d", TEMPERATURE, 45)
                    .until(5);
            night.limited("d", TEMPERATURE, null, 40.0, 0);
            assertThat(night.said()).containsExactly("d/temperature over_limit+");
            night.until(10).limited("d", TEMPERATURE, null, 60.0, 0);
            assertThat(night.said()).containsExactly("d/temperature over_limit+", "d/temperature over_limit-");
            night.until(20).limited("d", TEMPERATURE, null, 40.0, 0).until(30);
            night.device("d", "gw", null, Map.of(), null);
            assertThat(night.said()).hasSize(4).last().isEqualTo("d/temperature over_limit-");
        });
    }

    @Test
    void theSameReadingAgainSaysNothingMore() {
        PureWatchStage pure = new PureWatchStage();
        Night night = new Night(pure).until(1).limited("d", TEMPERATURE, null, 50.0, 0);
        night.measuredAt(1, "d", TEMPERATURE, 60).measuredAt(1, "d", TEMPERATURE, 60);
        pure.restart();
        night.measuredAt(1, "d", TEMPERATURE, 60);

        assertThat(night.said()).containsExactly("d/temperature over_limit+");
        assertThat(pure.said().getFirst().occurredAt()).isEqualTo(Timeline.START.plusSeconds(1));
    }

    @Test
    void aRestartSaysAgainThatItBeganAndThatItEnded() {
        PureWatchStage pure = new PureWatchStage();
        Night night = new Night(pure).until(1).limited("d", TEMPERATURE, null, 50.0, 0);
        night.measuredAt(1, "d", TEMPERATURE, 60).until(5).measuredAt(4, "d", TEMPERATURE, 20);

        pure.restart();
        assertThat(pure.said())
                .as("a crash may have kept either from the output")
                .hasSize(4)
                .endsWith(pure.said().get(0), pure.said().get(1));

        night.until(3700);
        pure.restart();
        assertThat(pure.said()).as("an hour later both have arrived").hasSize(4);
    }

    @Test
    void aQuantityMayHaveAHysteresisOfItsOwn() {
        WatchSettings usual = WatchSettings.USUAL;
        WatchSettings settings = new WatchSettings(
                usual.grace(),
                usual.gap(),
                usual.afterGap(),
                usual.trial(),
                usual.quiet(),
                usual.settle(),
                0.1,
                Map.of(TEMPERATURE, 5.0),
                usual.clock());

        assertThat(settings.margin(TEMPERATURE, new Limit(null, 50.0, Duration.ZERO), 50))
                .isEqualTo(5);
        assertThat(settings.margin(CURRENT, new Limit(null, 50.0, Duration.ZERO), 50))
                .isEqualTo(5);
        assertThat(settings.margin(CURRENT, new Limit(10.0, 50.0, Duration.ZERO), 50))
                .isEqualTo(4);
        assertThat(settings.margin(TEMPERATURE, new Limit(49.0, 50.0, Duration.ZERO), 50))
                .as("a narrow range can still be come back into")
                .isEqualTo(0.25);
    }
}
