package firewatch.rules.stream;

import static firewatch.events.AlarmClass.FAULT;
import static firewatch.events.AlarmClass.FIRE;
import static firewatch.events.AlarmClass.PRE_ALARM;
import static firewatch.events.AlarmClass.SUPERVISORY;
import static firewatch.rules.timeline.Timeline.START;
import static org.assertj.core.api.Assertions.assertThat;

import firewatch.events.AlarmEpisode;
import firewatch.events.AlarmEpisode.ClockState;
import firewatch.events.Condition;
import firewatch.events.Placement;
import firewatch.events.Signal.LinkChanged.Link;
import firewatch.rules.timeline.Episodes;
import firewatch.rules.timeline.PureStage;
import firewatch.rules.timeline.Timeline;
import firewatch.rules.timeline.Timeline.Said;
import firewatch.rules.timeline.TopologyStage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The sequences that episodes must get right, each played on the pure rules and through the topology. */
class EpisodeStoriesTest {
    private static final Said SMOKE = new Said("smoke-1");
    private static final Said FIRE_NOW = SMOKE.status(Condition.FIRE);
    private static final Said QUIET = SMOKE.status();
    private static final int HOUR = 3600;

    @ParameterizedTest
    @MethodSource("stories")
    void holdsForThePureRules(Timeline story) {
        try (PureStage stage = new PureStage()) {
            story.playOn(stage);
        }
    }

    @ParameterizedTest
    @MethodSource("stories")
    void holdsThroughTheTopology(Timeline story, @TempDir Path folder) {
        try (TopologyStage stage = new TopologyStage(folder)) {
            story.playOn(stage);
        }
    }

    static List<Timeline> stories() {
        return List.of(
                Timeline.of("a fire begins and ends")
                        .at(0)
                        .say(FIRE_NOW)
                        .expect(oneFire(true))
                        .at(60)
                        .say(QUIET)
                        .expect(oneFire(false))
                        .expect(all -> assertThat(fire(all).ended()).isEqualTo(START.plusSeconds(60))),
                Timeline.of("a fire told again changes nothing")
                        .at(0)
                        .say(FIRE_NOW)
                        .at(1)
                        .say(FIRE_NOW)
                        .at(2)
                        .say(SMOKE.began(Condition.FIRE))
                        .expect(all -> assertThat(fire(all).version()).isEqualTo(1)),
                Timeline.of("fire, clear, and the same bytes again are two episodes")
                        .at(0)
                        .say(FIRE_NOW)
                        .at(5)
                        .say(QUIET)
                        .at(9)
                        .say(FIRE_NOW)
                        .expect(fires(2, 1)),
                Timeline.of("also where the bytes hold a time")
                        .at(0)
                        .say(FIRE_NOW.clock(0))
                        .at(5)
                        .say(QUIET.clock(5))
                        .at(9)
                        .say(FIRE_NOW.clock(0))
                        .expect(fires(2, 0)),
                Timeline.of("the very message, by time and counter, is the same fire")
                        .at(0)
                        .say(FIRE_NOW.clock(0).seq(4))
                        .at(5)
                        .say(QUIET.clock(5).seq(5))
                        .at(9)
                        .say(FIRE_NOW.clock(0).seq(4))
                        .expect(fires(1, 0)),
                Timeline.of("a device whose clock stands still fires twice")
                        .at(0)
                        .say(FIRE_NOW.clock(0))
                        .at(5)
                        .say(QUIET.clock(0))
                        .at(9)
                        .say(FIRE_NOW.clock(0))
                        .expect(fires(2, 1)),
                Timeline.of("conditions of a class share an episode")
                        .at(0)
                        .status("smoke-1", Condition.LOW_BATTERY)
                        .at(1)
                        .say(SMOKE.began(Condition.FAULT))
                        .expect(all -> {
                            AlarmEpisode fault = only(all.of("smoke-1", FAULT));
                            assertThat(fault.conditions()).isEqualTo(Set.of(Condition.FAULT, Condition.LOW_BATTERY));
                            assertThat(fault.condition()).isEqualTo(Condition.FAULT);
                            assertThat(fault.causes()).hasSize(2);
                        })
                        .at(2)
                        .say(SMOKE.ended(Condition.FAULT))
                        .expect(all -> {
                            AlarmEpisode fault = only(all.of("smoke-1", FAULT));
                            assertThat(fault.isActive()).isTrue();
                            assertThat(fault.condition()).isEqualTo(Condition.LOW_BATTERY);
                        }),
                Timeline.of("each class has its own")
                        .at(0)
                        .status("smoke-1", Condition.FIRE, Condition.PRE_ALARM, Condition.TAMPERED, Condition.FAULT)
                        .expect(all -> {
                            assertThat(all.newest()).hasSize(4);
                            assertThat(all.of("smoke-1", PRE_ALARM)).hasSize(1);
                            assertThat(all.of("smoke-1", SUPERVISORY)).hasSize(1);
                        })
                        .at(1)
                        .status("smoke-1", Condition.FIRE)
                        .expect(all -> assertThat(all.newest().values().stream().filter(AlarmEpisode::isActive))
                                .singleElement()
                                .returns(FIRE, AlarmEpisode::alarmClass)),
                Timeline.of("activated, feedback and delayed raise nothing")
                        .at(0)
                        .status("smoke-1", Condition.ACTIVATED, Condition.FEEDBACK, Condition.DELAYED)
                        .expect(all -> assertThat(all.newest()).isEmpty()),
                Timeline.of("each point has its own")
                        .at(0)
                        .say(FIRE_NOW.point("loop-1"))
                        .say(FIRE_NOW.point("loop-2"))
                        .expect(fires(2, 2))
                        .at(1)
                        .say(QUIET.point("loop-1"))
                        .expect(fires(2, 1)),
                Timeline.of("a change says nothing of the others")
                        .at(0)
                        .status("smoke-1", Condition.FIRE, Condition.FAULT)
                        .at(1)
                        .say(SMOKE.ended(Condition.FAULT))
                        .expect(oneFire(true)),
                Timeline.of("a status ends no conclusion of ours")
                        .at(0)
                        .say(SMOKE.began(Condition.SILENT))
                        .at(1)
                        .say(QUIET)
                        .expect(all -> assertThat(only(all.of("smoke-1", FAULT)).isActive())
                                .isTrue())
                        .at(2)
                        .say(SMOKE.ended(Condition.SILENT))
                        .expect(all -> assertThat(only(all.of("smoke-1", FAULT)).isActive())
                                .isFalse()));
    }

    @ParameterizedTest
    @MethodSource("timeStories")
    void keepsTimeForThePureRules(Timeline story) {
        holdsForThePureRules(story);
    }

    @ParameterizedTest
    @MethodSource("timeStories")
    void keepsTimeThroughTheTopology(Timeline story, @TempDir Path folder) {
        holdsThroughTheTopology(story, folder);
    }

    static List<Timeline> timeStories() {
        return List.of(
                Timeline.of("a clock two years off is noted, and our time taken")
                        .at(10)
                        .say(FIRE_NOW.clock(Duration.ofDays(-730)))
                        .expect(all -> {
                            assertThat(fire(all).clock()).isEqualTo(ClockState.WRONG);
                            assertThat(fire(all).began()).isEqualTo(START.plusSeconds(10));
                            assertThat(fire(all).late()).isFalse();
                        })
                        .at(20)
                        .say(QUIET.clock(Duration.ofDays(-730)))
                        .expect(oneFire(false)),
                Timeline.of("so is a clock six minutes ahead")
                        .at(0)
                        .say(FIRE_NOW.clock(360))
                        .expect(all -> assertThat(fire(all).clock()).isEqualTo(ClockState.WRONG)),
                Timeline.of("a clock four minutes ahead cannot keep a fire from ending")
                        .at(0)
                        .say(FIRE_NOW.clock(240))
                        .expect(all -> assertThat(fire(all).clock()).isEqualTo(ClockState.OK))
                        .at(60)
                        .say(QUIET)
                        .expect(oneFire(false)),
                Timeline.of("nor one that was set back")
                        .at(0)
                        .say(FIRE_NOW.clock(240))
                        .at(60)
                        .say(QUIET.clock(60))
                        .expect(oneFire(false)),
                Timeline.of("a time that nobody can read is a wrong clock")
                        .at(0)
                        .say(FIRE_NOW.withUnreadableTime())
                        .expect(all -> assertThat(fire(all).clock()).isEqualTo(ClockState.WRONG)),
                Timeline.of("a fire three hours late alarms, and is marked")
                        .at(3 * HOUR)
                        .say(FIRE_NOW.clock(0))
                        .expect(all -> {
                            assertThat(fire(all).late()).isTrue();
                            assertThat(fire(all).isActive()).isTrue();
                            assertThat(fire(all).began()).isEqualTo(START);
                        }),
                Timeline.of("a late fire that is known to be over alarms, and is over")
                        .at(3 * HOUR)
                        .say(QUIET)
                        .at(3 * HOUR + 5)
                        .say(FIRE_NOW.clock(60))
                        .expect(all -> {
                            assertThat(fire(all).late()).isTrue();
                            assertThat(fire(all).ended()).isEqualTo(START.plusSeconds(3 * HOUR));
                            assertThat(fire(all).version()).isEqualTo(1);
                        })
                        .say(FIRE_NOW.clock(60))
                        .expect(fires(1, 0)),
                Timeline.of("a late calm does not close a newer fire")
                        .at(3 * HOUR)
                        .say(FIRE_NOW)
                        .at(3 * HOUR + 5)
                        .say(QUIET.clock(60))
                        .expect(oneFire(true)),
                Timeline.of("a late fire does not reopen what ended since")
                        .at(3 * HOUR)
                        .say(FIRE_NOW)
                        .at(3 * HOUR + 60)
                        .say(QUIET)
                        .at(3 * HOUR + 90)
                        .say(FIRE_NOW.clock(60))
                        .expect(fires(2, 0)),
                Timeline.of("two sessions that cross keep the device's order")
                        .at(0)
                        .say(FIRE_NOW.clock(-2))
                        .at(1)
                        .say(QUIET.clock(-3))
                        .expect(oneFire(true)),
                Timeline.of("the counter decides where the clock stepped back")
                        .at(0)
                        .say(FIRE_NOW.clock(0).seq(7))
                        .at(60)
                        .say(QUIET.clock(-60).seq(8))
                        .expect(oneFire(false)),
                Timeline.of("a late fault beside an open one is an episode of its own")
                        .at(0)
                        .status("smoke-1", Condition.LOW_BATTERY)
                        .at(3 * HOUR)
                        .say(SMOKE.ended(Condition.POWER_FAULT))
                        .at(3 * HOUR + 1)
                        .say(SMOKE.began(Condition.POWER_FAULT).clock(HOUR))
                        .expect(all -> assertThat(all.of("smoke-1", FAULT))
                                .extracting(AlarmEpisode::isActive)
                                .containsExactly(true, false)));
    }

    @ParameterizedTest
    @MethodSource("speakerStories")
    void weighsSpeakersForThePureRules(Timeline story) {
        holdsForThePureRules(story);
    }

    @ParameterizedTest
    @MethodSource("speakerStories")
    void weighsSpeakersThroughTheTopology(Timeline story, @TempDir Path folder) {
        holdsThroughTheTopology(story, folder);
    }

    static List<Timeline> speakerStories() {
        return List.of(
                Timeline.of("an unregistered detector alarms")
                        .at(0)
                        .say(FIRE_NOW)
                        .expect(all -> {
                            assertThat(fire(all).registered()).isFalse();
                            assertThat(fire(all).foreign()).isFalse();
                            assertThat(fire(all).placement()).isEqualTo(new Placement.Unplaced());
                        }),
                Timeline.of("another gateway may raise, and cannot calm")
                        .register("smoke-1", "gw-1", "b-1")
                        .at(0)
                        .say(FIRE_NOW.through("gw-2"))
                        .expect(all -> assertThat(fire(all).foreign()).isTrue())
                        .at(1)
                        .say(QUIET.through("gw-2"))
                        .say(SMOKE.ended(Condition.FIRE).through("gw-2"))
                        .expect(oneFire(true))
                        .at(2)
                        .say(QUIET)
                        .expect(oneFire(false)),
                Timeline.of("another gateway cannot calm the own gateway's fire")
                        .register("smoke-1", "gw-1", "b-1")
                        .at(0)
                        .say(FIRE_NOW)
                        .at(1)
                        .say(QUIET.through("gw-2"))
                        .expect(oneFire(true))
                        .expect(all -> assertThat(fire(all).foreign()).isFalse()),
                Timeline.of("the own gateway's word takes the mark away")
                        .register("smoke-1", "gw-1", "b-1")
                        .at(0)
                        .say(FIRE_NOW.through("gw-2"))
                        .at(1)
                        .say(FIRE_NOW)
                        .expect(all -> {
                            assertThat(fire(all).foreign()).isFalse();
                            assertThat(fire(all).version()).isEqualTo(2);
                        }),
                Timeline.of("an unregistered device is calmed by who raised it")
                        .at(0)
                        .say(FIRE_NOW.through("gw-2"))
                        .at(1)
                        .say(QUIET.through("gw-3"))
                        .expect(oneFire(true))
                        .at(2)
                        .say(QUIET.through("gw-2"))
                        .expect(oneFire(false)),
                Timeline.of("a stranger's quiet word does not end a late fire")
                        .at(3 * HOUR)
                        .say(QUIET.through("gw-3"))
                        .at(3 * HOUR + 1)
                        .say(FIRE_NOW.clock(0))
                        .expect(oneFire(true)),
                Timeline.of("a test is marked, and alarms")
                        .at(0)
                        .say(FIRE_NOW.asTest())
                        .expect(all -> assertThat(fire(all).test()).isTrue())
                        .at(1)
                        .say(FIRE_NOW)
                        .expect(all -> assertThat(fire(all).test()).isFalse()),
                Timeline.of("a device placed while it burns is told anew")
                        .at(0)
                        .say(FIRE_NOW)
                        .at(1)
                        .register("smoke-1", "gw-1", "b-1")
                        .expect(all -> {
                            assertThat(fire(all).version()).isEqualTo(2);
                            assertThat(fire(all).registered()).isTrue();
                            assertThat(fire(all).placement()).isInstanceOf(Placement.Installed.class);
                        })
                        .at(2)
                        .unregister("smoke-1")
                        .expect(all -> assertThat(fire(all).registered()).isFalse())
                        .expect(oneFire(false))
                        .at(3)
                        .say(FIRE_NOW)
                        .expect(fires(2, 1)),
                Timeline.of("a clock of ours that is set back by hours loses no end")
                        .at(8 * HOUR)
                        .say(QUIET)
                        .clockSetBackTo(0)
                        .say(FIRE_NOW)
                        .expect(oneFire(true))
                        .at(1)
                        .say(QUIET)
                        .expect(oneFire(false)),
                Timeline.of("nor does it where the device tells the time as we do")
                        .at(8 * HOUR)
                        .say(FIRE_NOW.clock(8 * HOUR))
                        .clockSetBackTo(0)
                        .at(1)
                        .say(QUIET.clock(1))
                        .expect(oneFire(false))
                        .at(2)
                        .say(FIRE_NOW.clock(2))
                        .expect(fires(2, 1)),
                Timeline.of("nor a fire that is told late")
                        .at(8 * HOUR)
                        .say(QUIET)
                        .clockSetBackTo(0)
                        .say(QUIET.clock(0))
                        .at(1)
                        .say(FIRE_NOW.clock(-60))
                        .expect(fires(1, 0)),
                Timeline.of("a gateway is lost when its last session broke")
                        .at(0)
                        .say(link("gw-1/a", Link.UP))
                        .say(link("gw-1/b", Link.UP))
                        .at(1)
                        .say(link("gw-1/a", Link.BROKEN))
                        .expect(lost(0, 0))
                        .at(2)
                        .say(link("gw-1/b", Link.BROKEN))
                        .expect(lost(1, 1))
                        .at(3)
                        .say(link("gw-1/b", Link.UP))
                        .expect(lost(1, 0)),
                Timeline.of("a goodbye is no loss")
                        .at(0)
                        .say(link("gw-1/a", Link.UP))
                        .at(1)
                        .say(link("gw-1/a", Link.CLOSED))
                        .expect(lost(0, 0)),
                Timeline.of("what cannot be decoded is the gateway's own")
                        .at(0)
                        .say(new Said("gw-1").began(Condition.UNDECODABLE))
                        .expect(all -> assertThat(
                                        only(all.of("gw-1", SUPERVISORY)).isActive())
                                .isTrue())
                        .at(600)
                        .say(new Said("gw-1").ended(Condition.UNDECODABLE))
                        .expect(all -> assertThat(
                                        only(all.of("gw-1", SUPERVISORY)).isActive())
                                .isFalse()));
    }

    private static Said link(String session, Link link) {
        return new Said("gw-1").link(session, link);
    }

    private static Consumer<Episodes> lost(int episodes, int open) {
        return all -> {
            assertThat(all.of("gw-1", FAULT)).hasSize(episodes);
            assertThat(all.of("gw-1", FAULT).stream().filter(AlarmEpisode::isActive))
                    .hasSize(open);
        };
    }

    private static Consumer<Episodes> oneFire(boolean active) {
        return fires(1, active ? 1 : 0);
    }

    private static Consumer<Episodes> fires(int episodes, int open) {
        return all -> {
            assertThat(all.of("smoke-1", FIRE)).hasSize(episodes);
            assertThat(all.of("smoke-1", FIRE).stream().filter(AlarmEpisode::isActive))
                    .hasSize(open);
        };
    }

    private static AlarmEpisode fire(Episodes all) {
        return only(all.of("smoke-1", FIRE));
    }

    private static AlarmEpisode only(List<AlarmEpisode> episodes) {
        assertThat(episodes).hasSize(1);
        return episodes.getFirst();
    }
}
