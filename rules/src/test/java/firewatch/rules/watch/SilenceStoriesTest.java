package firewatch.rules.watch;

import static org.assertj.core.api.Assertions.assertThat;

import firewatch.events.Condition;
import firewatch.events.DeviceId;
import firewatch.events.DeviceSignal;
import firewatch.events.Signal.LinkChanged.Link;
import firewatch.events.SignalId;
import firewatch.rules.state.Presence;
import firewatch.rules.timeline.Night;
import firewatch.rules.timeline.PureWatchStage;
import firewatch.rules.timeline.Timeline;
import firewatch.rules.timeline.TopologyWatchStage;
import firewatch.rules.timeline.WatchStage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is silent, who is unknown, and who is accused of nothing; played on the pure watch and on its topology. */
class SilenceStoriesTest {
    @TempDir
    Path folder;

    private void play(Consumer<Night> story) {
        try (PureWatchStage pure = new PureWatchStage()) {
            story.accept(new Night(pure));
        }
        try (WatchStage topology = new TopologyWatchStage(folder)) {
            story.accept(new Night(topology));
        }
    }

    @Test
    void aDeviceThatIsNotHeardInTimeIsSilentUntilItIsHeard() {
        play(night -> {
            night.until(1).speaks("gw").device("d", "gw", 60).heartbeat("d", "gw");
            night.until(61);
            assertThat(night.said()).isEmpty();
            night.until(66);
            assertThat(night.said()).containsExactly("d silent+");
            night.until(500);
            assertThat(night.said()).hasSize(1);
            night.heartbeat("d", "gw").until(505).heartbeat("d", "gw").until(560);
            assertThat(night.said()).containsExactly("d silent+", "d silent-");
        });
    }

    @Test
    void aDeviceThatWasNeverHeardHasADeadlineFromItsRegistration() {
        play(night -> {
            night.until(10).speaks("gw").device("d", "gw", 60).until(71);
            assertThat(night.said()).isEmpty();
            night.until(75);
            assertThat(night.said()).containsExactly("d silent+");
        });
    }

    @Test
    void aDeviceThatReportsOnlyItsStatusIsNeverSilentWhileItKeepsItsInterval() {
        play(night -> {
            night.until(1).speaks("gw").device("d", "gw", 60);
            for (int at = 5; at < 1200; at += 55) {
                night.until(at).contact("d", "gw");
            }
            assertThat(night.said()).isEmpty();
        });
    }

    @Test
    void aClockOfOursThatIsSetBackStopsTheWatchForAMinuteOnly() {
        play(night -> {
            night.until(1).speaks("gw").device("d", "gw", 60).heartbeat("d", "gw");
            night.earDownUntil(8 * 3600).until(8 * 3600 + 70).heartbeat("d", "gw");
            night.clockSetBackTo(100).until(170);
            assertThat(night.said()).isEmpty();
            night.until(240);
            assertThat(night.said()).containsExactly("d silent+");
        });
    }

    @Test
    void anEarThatIsBehindAnotherSetsNoClockBack() {
        play(night -> {
            night.besideAnEarAheadBy(60)
                    .until(1)
                    .speaks("gw")
                    .device("d", "gw", 60)
                    .heartbeat("d", "gw");
            night.until(66);
            assertThat(night.said()).containsExactly("d silent+");
        });
    }

    @Test
    void ticksThatAreHeardAgainSetNoClockBack() {
        PureWatchStage pure = new PureWatchStage();
        Night night = new Night(pure);
        night.until(1).speaks("gw").device("d", "gw", 60).heartbeat("d", "gw").until(40);
        pure.restartFrom(20);
        night.clockSetBackTo(20).until(140);
        assertThat(night.said()).containsExactly("d silent+");
    }

    @Test
    void anotherGatewaysWordIsNoContact() {
        play(night -> {
            night.until(1).speaks("gw").device("d", "gw", 60).heartbeat("d", "gw");
            night.until(50).heartbeat("d", "gw-other").contact("d", "gw-other").until(66);
            assertThat(night.said()).containsExactly("d silent+");
        });
    }

    @Test
    void aBrokenGatewayLeavesItsDevicesUnknown() {
        PureWatchStage pure = new PureWatchStage();
        Night night = new Night(pure);
        twoHundred(night);
        night.until(30).fallsSilent("gw").link("gw", Link.BROKEN).until(5000);

        assertThat(night.said())
                .as("the signal lane makes the one alarm of the broken link")
                .isEmpty();
        assertThat(presences(pure)).containsOnly(Presence.UNKNOWN).hasSize(200);

        night.link("gw", Link.UP).speaks("gw").until(5030);
        assertThat(night.said()).as("they are given time").isEmpty();
        everyoneBut("d-7", night);
        night.until(5200);
        assertThat(night.said()).containsExactly("d-7 silent+");
    }

    @Test
    void aHalfOpenConnectionIsOneLostGatewayAndTwoHundredUnknown() {
        play(night -> {
            twoHundred(night);
            night.until(30).fallsSilent("gw").until(5000);
            assertThat(night.said()).containsExactly("gw gateway_lost+");

            night.link("gw", Link.BROKEN).until(5100).link("gw", Link.UP).speaks("gw");
            everyoneBut("d-7", night);
            night.until(5400);
            assertThat(night.said()).containsExactly("gw gateway_lost+", "gw gateway_lost-", "d-7 silent+");
        });
        PureWatchStage pure = new PureWatchStage();
        Night night = new Night(pure);
        twoHundred(night);
        night.fallsSilent("gw").until(5000);
        assertThat(presences(pure)).containsOnly(Presence.UNKNOWN).hasSize(200);
    }

    @Test
    void whoeverCallsAndHangsUpIsLostOnlyWhenItsDevicesAreMissed() {
        play(night -> {
            night.until(1).link("gw", Link.UP).device("d", "gw", 60).heartbeat("d", "gw");
            night.link("gw", Link.CLOSED);
            for (int at = 50; at <= 1200; at += 50) {
                night.until(at).link("gw", Link.UP).heartbeat("d", "gw").link("gw", Link.CLOSED);
            }
            night.until(1260);
            assertThat(night.said()).isEmpty();
            night.until(1300);
            assertThat(night.said()).containsExactly("gw gateway_lost+");
            night.link("gw", Link.UP).heartbeat("d", "gw").until(1301);
            assertThat(night.said()).containsExactly("gw gateway_lost+", "gw gateway_lost-");
        });
    }

    private static void twoHundred(Night night) {
        night.until(1).link("gw", Link.UP).speaks("gw");
        for (int i = 0; i < 200; i++) {
            night.device("d-" + i, "gw", 60).heartbeat("d-" + i, "gw");
        }
        night.until(2);
        IntStream.range(0, 200).forEach(i -> night.heartbeat("d-" + i, "gw"));
    }

    private static void everyoneBut(String silent, Night night) {
        night.everySecond(() -> IntStream.range(0, 200)
                .mapToObj(i -> "d-" + i)
                .filter(device -> !device.equals(silent))
                .forEach(device -> night.heartbeat(device, "gw")));
    }

    private static List<Presence> presences(PureWatchStage stage) {
        return stage.devices.values().stream().map(KeptDevice::presence).toList();
    }

    @Test
    void aGatewayThatComesBackWithAllItsDevicesAccusesNone() {
        play(night -> {
            twoHundred(night);
            night.until(10).fallsSilent("gw").until(63);
            for (int i = 0; i < 200; i++) {
                night.heartbeat("d-" + i, "gw");
                if (i % 50 == 49) {
                    night.until(63 + (i + 1) / 50);
                }
            }
            night.until(100);
            assertThat(night.said()).isEmpty();
        });
    }

    @Test
    void tenMinutesWithoutTheEarAccuseNobody() {
        play(night -> {
            twoHundred(night);
            night.until(50).fallsSilent("gw").earDownUntil(650).until(680).speaks("gw");
            night.until(700);
            for (int i = 0; i < 199; i++) {
                night.heartbeat("d-" + i, "gw");
            }
            assertThat(night.said()).isEmpty();
            night.until(730);
            assertThat(night.said()).containsExactly("d-199 silent+");
        });
    }

    @Test
    void whoeverIsTakenOffTheRegisterIsNotWaitedFor() {
        play(night -> {
            night.until(1)
                    .speaks("gw")
                    .device("a", "gw", 60)
                    .device("b", "gw", 60)
                    .device("c", "gw", 60);
            night.until(30).unregister("a").device("b", "gw", 300).until(120);
            assertThat(night.said()).containsExactly("c silent+");
            night.unregister("c").until(340);
            assertThat(night.said()).containsExactly("c silent+", "c silent-", "b silent+");
        });
    }

    @Test
    void aDeviceWithoutAGatewayIsJudgedByTheTicksAlone() {
        play(night -> {
            night.until(1).device("d", null, 60).heartbeat("d", "any").until(70);
            assertThat(night.said()).containsExactly("d silent+");
            night.heartbeat("d", "another");
            assertThat(night.said()).containsExactly("d silent+", "d silent-");
        });
    }

    @Test
    void aReplayConcludesTheSameUnderTheSameNames() {
        List<List<DeviceSignal>> runs = IntStream.range(0, 2)
                .mapToObj(run -> {
                    PureWatchStage pure = new PureWatchStage();
                    Night night = new Night(pure);
                    twoHundred(night);
                    night.until(90).heartbeat("d-3", "gw").fallsSilent("gw").until(400);
                    return pure.said();
                })
                .toList();

        assertThat(runs.getFirst()).isNotEmpty().isEqualTo(runs.getLast());
    }

    @Test
    void aRestartSaysItsLastWordsAgainAndNoOthers() {
        PureWatchStage pure = new PureWatchStage();
        Night night = new Night(pure);
        night.until(1).speaks("gw").device("a", "gw", 60).device("b", "gw", 60);
        night.heartbeat("a", "gw")
                .heartbeat("b", "gw")
                .until(40)
                .heartbeat("b", "gw")
                .until(70);
        assertThat(night.said()).containsExactly("a silent+");

        pure.restart();
        night.until(80).heartbeat("b", "gw").until(120);
        assertThat(night.said()).as("by their ids").containsExactly("a silent+");
        assertThat(pure.said()).hasSize(2);

        night.heartbeat("a", "gw").until(130);
        pure.restart();
        night.until(131);
        assertThat(night.said()).containsExactly("a silent+", "a silent-");
    }

    @Test
    void restartsThatAreMoreFrequentThanTheIntervalHideNoSilentDevice() {
        PureWatchStage pure = new PureWatchStage();
        Night night = new Night(pure);
        night.until(1).speaks("gw").device("d", "gw", 3600).heartbeat("d", "gw");
        for (int at = 600; at <= 7200; at += 600) {
            night.until(at);
            pure.restart();
        }
        assertThat(night.said()).containsExactly("d silent+");
    }

    @Test
    void whatIsHeardWritesNothing() {
        PureWatchStage pure = new PureWatchStage();
        Night night =
                new Night(pure).until(1).speaks("gw").device("d", "gw", 60).heartbeat("d", "gw");
        int before = pure.writes;
        for (int i = 0; i < 10_000; i++) {
            night.heartbeat("d", "gw");
        }
        assertThat(pure.writes).isEqualTo(before);
        assertThat(pure.devices.get(new DeviceId("d")).presence()).isEqualTo(Presence.ONLINE);
    }

    @Test
    void theDeadlineNamesTheVerdict() {
        PureWatchStage pure = new PureWatchStage();
        new Night(pure)
                .until(1)
                .speaks("gw")
                .device("d", "gw", 60)
                .heartbeat("d", "gw")
                .until(90);
        DeviceSignal said = pure.said().getFirst();
        assertThat(said.occurredAt()).isEqualTo(Timeline.START.plus(Duration.ofSeconds(63)));
        assertThat(said.id()).isEqualTo(SignalId.derived(new DeviceId("d"), "silent", said.occurredAt()));
        assertThat(new Night(pure).count(Condition.SILENT)).isEqualTo(1);
    }
}
