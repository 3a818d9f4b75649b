package firewatch.rules.stream;

import static firewatch.rules.timeline.Timeline.START;
import static org.assertj.core.api.Assertions.assertThat;

import firewatch.events.AlarmClass;
import firewatch.events.AlarmEpisode;
import firewatch.events.AlarmEvent;
import firewatch.events.BuildingId;
import firewatch.events.Condition;
import firewatch.events.DeadLetter;
import firewatch.events.DeviceId;
import firewatch.events.DeviceRegistration;
import firewatch.events.DeviceSignal;
import firewatch.events.EventJson;
import firewatch.events.GatewayId;
import firewatch.events.Placement;
import firewatch.events.Tick;
import firewatch.events.Topics;
import firewatch.events.kafka.EventSerde;
import firewatch.rules.rule.FireRule;
import firewatch.rules.rule.Rule;
import firewatch.rules.rule.RuleBook;
import firewatch.rules.state.BuildingEvent;
import firewatch.rules.state.ClockBounds;
import firewatch.rules.state.DeviceState;
import firewatch.rules.state.Episode;
import firewatch.rules.state.Verdict;
import firewatch.rules.timeline.Episodes;
import firewatch.rules.timeline.Timeline.Said;
import firewatch.rules.timeline.TopologyStage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlarmProcessorTest {
    private final Random random = new Random(3);

    @TempDir
    Path folder;

    @Test
    void sendsWhatIsOpenOnceAfterAStart() {
        try (TopologyStage stage = new TopologyStage(folder)) {
            stage.hear(heard(new Said("a").status(Condition.FIRE)));
            stage.hear(heard(new Said("b").status(Condition.FAULT)));
            stage.hear(heard(new Said("c").status(Condition.FIRE)));
            stage.hear(heard(new Said("c").status()));
            int before = episodes(stage).size();

            stage.driver.advanceWallClockTime(Duration.ofSeconds(5));
            stage.driver.advanceWallClockTime(Duration.ofSeconds(4));
            assertThat(episodes(stage)).as("new ones go first").hasSize(before);
            stage.driver.advanceWallClockTime(Duration.ofSeconds(2));
            stage.driver.advanceWallClockTime(Duration.ofSeconds(1));
            List<AlarmEpisode> again =
                    episodes(stage).subList(before, episodes(stage).size());
            assertThat(again).extracting(episode -> episode.device().value()).containsExactlyInAnyOrder("a", "b");
            assertThat(new HashSet<>(episodes(stage).subList(0, before))).containsAll(again);

            stage.driver.advanceWallClockTime(Duration.ofSeconds(1));
            assertThat(episodes(stage)).hasSize(before + again.size());
        }
    }

    @Test
    void writesWhatIsReplayedAndSendsAgainWhatItChanged() {
        try (TopologyStage stage = new TopologyStage(folder)) {
            DeviceSignal fire = heard(new Said("a").status(Condition.FIRE));
            DeviceSignal calm = heard(new Said("a").status());
            DeviceSignal again = heard(new Said("a").status(Condition.FIRE));
            stage.hear(fire);
            stage.hear(calm);
            stage.hear(again);
            List<AlarmEpisode> before = episodes(stage);
            assertThat(before).hasSize(3);

            KeyValueStore<String, DeviceEntry> store = stage.driver.getKeyValueStore(AlarmProcessor.STORE);
            DeviceEntry known = store.get("a");
            Applied far = new Applied(0, 1_000, START.plusSeconds(1_000).toEpochMilli());
            store.put("a", known.after(known.state(), Topics.SIGNALS, far));
            stage.hear(fire);
            assertThat(episodes(stage))
                    .as("its end comes with the signal that ended it")
                    .hasSize(3);
            stage.hear(calm);
            assertThat(episodes(stage)).hasSize(4).endsWith(before.get(1));
            stage.hear(again);
            assertThat(episodes(stage)).hasSize(5).endsWith(before.getLast());
            assertThat(stage.registry.counter("fire.signals.replayed").count()).isEqualTo(3);
        }
    }

    @Test
    void sendsAllOfAnEntryOfAnEarlierReleaseAgain() {
        try (TopologyStage stage = new TopologyStage(folder)) {
            DeviceSignal fire = heard(new Said("a").status(Condition.FIRE));
            stage.hear(fire);
            stage.hear(heard(new Said("a").status()));
            List<AlarmEpisode> before = episodes(stage);

            KeyValueStore<String, DeviceEntry> store = stage.driver.getKeyValueStore(AlarmProcessor.STORE);
            DeviceEntry known = store.get("a");
            DeviceState state = known.state();
            List<Episode> unmarked = state.episodes().stream()
                    .map(episode -> new Episode(
                            episode.snapshot(), episode.raisers(), episode.said(), episode.closedAt(), null))
                    .toList();
            DeviceState old = new DeviceState(
                    state.site(), state.links(), state.points(), unmarked, null, state.recent(), state.heardAt());
            Applied far = new Applied(0, 1_000, START.plusSeconds(1_000).toEpochMilli());
            store.put("a", known.after(old, Topics.SIGNALS, far));
            stage.hear(fire);

            assertThat(episodes(stage)).hasSize(3).endsWith(before.getLast());
        }
    }

    @Test
    void tellsAgainWhichBuildingAFireLeft() {
        try (TopologyStage stage = new TopologyStage(folder)) {
            stage.register(inBuilding("b-1"));
            stage.hear(heard(new Said("a").status(Condition.FIRE)));
            stage.register(inBuilding("b-2"));
            assertThat(movedOutOf(stage)).containsExactly("building:b-1");

            KeyValueStore<String, DeviceEntry> store = stage.driver.getKeyValueStore(AlarmProcessor.STORE);
            DeviceEntry known = store.get("a");
            Applied far = new Applied(0, 1_000, START.plusSeconds(1_000).toEpochMilli());
            store.put("a", known.after(known.state(), Topics.DEVICES, far, known.left()));
            stage.register(inBuilding("b-2"));

            assertThat(movedOutOf(stage)).containsExactly("building:b-1");
        }
    }

    private static DeviceRegistration inBuilding(String building) {
        Placement placement = new Placement.Installed(new BuildingId(building), "3", null, "corridor");
        return new DeviceRegistration(new DeviceId("a"), "smoke", new GatewayId("gw-1"), placement, null, Map.of());
    }

    /** The buildings that were told since this was asked last. */
    private static List<String> movedOutOf(TopologyStage stage) {
        return stage
                .driver
                .createOutputTopic(
                        SignalTopology.APPLICATION + "-by-building-repartition",
                        new StringDeserializer(),
                        new EventSerde<>(BuildingEvent.class).deserializer())
                .readKeyValuesToList()
                .stream()
                .filter(told -> told.value instanceof BuildingEvent.FireMoved)
                .map(told -> told.key)
                .toList();
    }

    @Test
    void judgesATopicThatWasMadeAnew() {
        try (TopologyStage stage = new TopologyStage(folder)) {
            KeyValueStore<String, DeviceEntry> store = stage.driver.getKeyValueStore(AlarmProcessor.STORE);
            DeviceEntry unheard = DeviceEntry.unheard(new DeviceId("a"));
            Applied before = new Applied(0, 1_000, START.minusSeconds(1).toEpochMilli());
            store.put("a", unheard.after(unheard.state(), Topics.SIGNALS, before));
            stage.hear(heard(new Said("a").status(Condition.FIRE)));
            assertThat(episodes(stage)).hasSize(1);
        }
    }

    @Test
    void keepsWhatNobodyCanReadAndJudgesOn() {
        try (TopologyStage stage = new TopologyStage(folder)) {
            stage.garbage("a", "{\"kind\":\"signal\"");
            stage.garbage("a", "{\"kind\":\"signal\",\"device\":\"no good\"}");
            stage.garbage("a", "null");
            stage.signalBytes("a", EventJson.write(new Tick("ear", START)), START);
            stage.hear(heard(new Said("a").status(Condition.FIRE)));

            List<DeadLetter> dead = stage.deadLetters.readValuesToList();
            assertThat(dead).hasSize(4).allMatch(letter -> letter.reason().equals("unreadable_record"));
            assertThat(new String(dead.getFirst().payload(), StandardCharsets.UTF_8))
                    .isEqualTo("{\"kind\":\"signal\"");
            assertThat(dead.getFirst().source()).isEqualTo("fire.signals.v1-0@0");
            assertThat(episodes(stage)).hasSize(1);
        }
    }

    @Test
    void aRuleThatThrowsIsToldOfAndTheOthersAreHeard() {
        RuleBook rules = new RuleBook(List.of(new Broken(), new FireRule()), ClockBounds.USUAL);
        try (TopologyStage stage = new TopologyStage(folder, rules)) {
            stage.hear(heard(new Said("a").status(Condition.FIRE)));
            stage.hear(heard(new Said("a").status()));
            Episodes all = Episodes.read(stage.said());
            assertThat(all.of("a", AlarmClass.FIRE)).hasSize(1).noneMatch(AlarmEpisode::isActive);
            assertThat(all.of("firewatch-rules", AlarmClass.FAULT))
                    .singleElement()
                    .returns("broken", AlarmEpisode::point)
                    .returns(Condition.FAULT, AlarmEpisode::condition);
            assertThat(stage.registry
                            .counter("fire.rule.failed", "rule", "broken")
                            .count())
                    .isEqualTo(2);
        }
    }

    @Test
    void countsAndTimesWhatItJudges() {
        try (TopologyStage stage = new TopologyStage(folder)) {
            stage.hear(heard(new Said("a").status(Condition.FIRE)));
            assertThat(stage.registry.counter("fire.signals.judged").count()).isEqualTo(1);
            assertThat(stage.registry.timer("fire.signal.judged").count()).isEqualTo(1);
            assertThat(stage.registry
                            .counter("fire.episodes.began", "class", "fire")
                            .count())
                    .isEqualTo(1);
        }
    }

    private record Broken() implements Rule {
        @Override
        public String name() {
            return "broken";
        }

        @Override
        public Optional<Verdict> judge(DeviceState before, DeviceSignal signal) {
            throw new IllegalStateException("a bug");
        }
    }

    private static List<AlarmEpisode> episodes(TopologyStage stage) {
        List<AlarmEvent> said = stage.said();
        return said.stream()
                .filter(AlarmEpisode.class::isInstance)
                .map(AlarmEpisode.class::cast)
                .toList();
    }

    private DeviceSignal heard(Said said) {
        return said.heardAt(START, random);
    }
}
