package firewatch.rules.state;

import static firewatch.rules.timeline.Timeline.START;
import static org.assertj.core.api.Assertions.assertThat;

import firewatch.events.AlarmClass;
import firewatch.events.AlarmEpisode;
import firewatch.events.Condition;
import firewatch.events.EpisodeConfirmed;
import firewatch.rules.timeline.Episodes;
import firewatch.rules.timeline.Timeline;
import firewatch.rules.timeline.Timeline.Said;
import firewatch.rules.timeline.TopologyStage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a building adds to the fires of its devices. */
class BuildingStoriesTest {
    private static final int HOUR = 3600;
    private static final Duration WITHIN = Duration.ofMinutes(30);

    @ParameterizedTest
    @MethodSource("stories")
    void holdsThroughTheTopology(Timeline story, @TempDir Path folder) {
        try (TopologyStage stage = new TopologyStage(folder)) {
            story.playOn(stage);
        }
    }

    @Test
    void aReplayOfTheSecondDetectorConfirmsTheFirstAgain(@TempDir Path folder) {
        try (TopologyStage stage = new TopologyStage(folder)) {
            placed("two detectors")
                    .at(0)
                    .status("a", Condition.FIRE)
                    .at(60)
                    .status("b", Condition.FIRE)
                    .playOn(stage);
            Episodes all = Episodes.read(stage.said());
            AlarmEpisode first = all.of("a", AlarmClass.FIRE).getFirst();
            AlarmEpisode second = all.of("b", AlarmClass.FIRE).getFirst();
            BuildingState once = BuildingState.quiet("building:here")
                    .after(new BuildingEvent.FireTold(first), WITHIN)
                    .after(new BuildingEvent.FireTold(second), WITHIN);

            BuildingEvent replay = new BuildingEvent.FireTold(second);
            List<EpisodeConfirmed> again = once.after(replay, WITHIN).toSay(once, replay);

            assertThat(again).extracting(EpisodeConfirmed::id).containsExactlyInAnyOrder(first.id(), second.id());
        }
    }

    static List<Timeline> stories() {
        return List.of(
                placed("one detector is an incident, and no confirmation")
                        .at(0)
                        .status("a", Condition.FIRE)
                        .expect(all ->
                                assertThat(addition(all, "a").confirmed()).isNull()),
                placed("a second detector confirms both, in one incident")
                        .at(0)
                        .status("a", Condition.FIRE)
                        .at(60)
                        .status("b", Condition.FIRE)
                        .expect(confirmedAt("a", 60))
                        .expect(confirmedAt("b", 60))
                        .expect(sameIncident("a", "b")),
                placed("another point of the same detector confirms nothing")
                        .at(0)
                        .say(new Said("a").point("1").status(Condition.FIRE))
                        .say(new Said("a").point("2").status(Condition.FIRE))
                        .expect(all -> assertThat(all.additions().values())
                                .hasSize(2)
                                .allMatch(addition -> addition.confirmed() == null)),
                placed("an hour later it confirms nothing; while it burns it is one incident")
                        .at(0)
                        .status("a", Condition.FIRE)
                        .at(HOUR)
                        .status("b", Condition.FIRE)
                        .expect(all ->
                                assertThat(addition(all, "b").confirmed()).isNull())
                        .expect(sameIncident("a", "b")),
                placed("after the fire was out for long it is another incident")
                        .at(0)
                        .status("a", Condition.FIRE)
                        .at(60)
                        .status("a")
                        .at(HOUR)
                        .status("b", Condition.FIRE)
                        .expect(all -> assertThat(addition(all, "b").incident())
                                .isNotEqualTo(addition(all, "a").incident())),
                placed("another building is another incident")
                        .at(0)
                        .status("a", Condition.FIRE)
                        .status("far", Condition.FIRE)
                        .expect(all ->
                                assertThat(addition(all, "far").confirmed()).isNull())
                        .expect(all -> assertThat(addition(all, "far").incident())
                                .isNotEqualTo(addition(all, "a").incident())),
                placed("a test confirms no real fire, a real fire confirms a test")
                        .at(0)
                        .status("a", Condition.FIRE)
                        .at(1)
                        .say(new Said("b").status(Condition.FIRE).asTest())
                        .expect(all ->
                                assertThat(addition(all, "a").confirmed()).isNull())
                        .expect(confirmedAt("b", 1)),
                placed("without a building, the gateway groups")
                        .at(0)
                        .status("x", Condition.FIRE)
                        .at(1)
                        .status("y", Condition.FIRE)
                        .expect(confirmedAt("x", 1))
                        .expect(sameIncident("x", "y")),
                placed("a device that moved confirms nothing where it was")
                        .at(0)
                        .status("a", Condition.FIRE)
                        .register("a", "gw-1", "elsewhere")
                        .at(1)
                        .status("b", Condition.FIRE)
                        .expect(all ->
                                assertThat(addition(all, "b").confirmed()).isNull()));
    }

    private static Timeline placed(String title) {
        return Timeline.of(title)
                .register("a", "gw-1", "here")
                .register("b", "gw-1", "here")
                .register("far", "gw-1", "there");
    }

    private static Consumer<Episodes> confirmedAt(String device, long second) {
        return all -> assertThat(addition(all, device).confirmed()).isEqualTo(START.plusSeconds(second));
    }

    private static Consumer<Episodes> sameIncident(String one, String other) {
        return all -> assertThat(addition(all, one).incident())
                .isEqualTo(addition(all, other).incident());
    }

    private static EpisodeConfirmed addition(Episodes all, String device) {
        AlarmEpisode fire = all.of(device, AlarmClass.FIRE).getFirst();
        return Objects.requireNonNull(all.additions().get(fire.id()), "nothing was added to the fire of " + device);
    }
}
