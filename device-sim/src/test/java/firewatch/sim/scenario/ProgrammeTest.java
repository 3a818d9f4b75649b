package firewatch.sim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import firewatch.sim.district.Device;
import firewatch.sim.district.District;
import firewatch.sim.district.Kind;
import firewatch.sim.encode.DeviceReport;
import firewatch.sim.score.Turn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ProgrammeTest {
    private static final Duration HOURS = Duration.ofHours(6);

    private record Said(long at, Device device, DeviceReport report, List<Turn> turns, String scenario) {
        boolean begins(String alarmClass) {
            return turns.stream()
                    .anyMatch(turn -> turn.began() && turn.alarmClass().equals(alarmClass));
        }
    }

    /** Hours of the district within a moment. */
    private static final class Recording implements Voices {
        private final Clockwork clockwork = new Clockwork();
        private final List<Said> said = new ArrayList<>();
        private final List<String> links = new ArrayList<>();

        static Recording of(long seed, Set<Turn.Place> lasting) throws InterruptedException {
            Recording recording = new Recording();
            Troupe troupe = new Troupe(District.standard(), recording.clockwork, recording, seed);
            troupe.takeUp(lasting);
            new Programme(troupe).begin();
            recording.clockwork.play(millis -> millis <= HOURS.toMillis());
            return recording;
        }

        @Override
        public void say(Device device, DeviceReport report, List<Turn> turns, String scenario) {
            said.add(new Said(clockwork.now(), device, report, turns, scenario));
        }

        @Override
        public boolean breakOff(String gateway, String scenario) {
            links.add(clockwork.now() + " " + gateway + " breaks");
            return true;
        }

        @Override
        public void comeBack(String gateway, String scenario) {
            links.add(clockwork.now() + " " + gateway + " is back");
        }

        List<Said> fires(String scenario) {
            return said.stream()
                    .filter(each -> each.scenario().equals(scenario) && each.begins("FIRE"))
                    .toList();
        }
    }

    @Test
    void theSameSeedMakesTheSameThingsHappen() throws Exception {
        Recording first = Recording.of(7, Set.of());
        Recording second = Recording.of(7, Set.of());

        assertThat(second.said).isEqualTo(first.said);
        assertThat(second.links).isEqualTo(first.links);
        assertThat(Recording.of(8, Set.of()).said).isNotEqualTo(first.said);
    }

    @Test
    void aFireBeginsAtOnceAndAnotherEveryFewMinutes() throws Exception {
        List<Said> fires = Recording.of(1, Set.of()).said.stream()
                .filter(each -> each.begins("FIRE"))
                .toList();

        assertThat(fires.getFirst().at()).isLessThan(35_000);
        for (int i = 1; i < fires.size(); i++) {
            assertThat(fires.get(i).at() - fires.get(i - 1).at())
                    .isLessThan(Duration.ofMinutes(6).toMillis());
        }
    }

    @Test
    void aHouseFireReachesASecondDetectorAndTheFlowSwitch() throws Exception {
        District district = District.standard();
        List<Said> fires = Recording.of(1, Set.of()).fires("house-fire");
        Map<String, Set<Kind>> kinds = fires.stream()
                .collect(Collectors.groupingBy(
                        each -> each.device().building(),
                        Collectors.mapping(each -> each.device().kind(), Collectors.toSet())));

        assertThat(fires).hasSizeGreaterThan(60);
        district.houses().forEach(house -> {
            if (kinds.containsKey(house.id()) && house.sprinkled()) {
                assertThat(kinds.get(house.id())).contains(Kind.SMOKE, Kind.FLOW_SWITCH);
            }
        });
        for (int i = 1; i < fires.size(); i++) {
            Said one = fires.get(i);
            boolean told = fires.stream()
                    .anyMatch(other -> other != one
                            && other.device().building().equals(one.device().building())
                            && Math.abs(other.at() - one.at())
                                    < Duration.ofMinutes(3).toMillis());
            assertThat(told).as(one.toString()).isTrue();
        }
    }

    @Test
    void everyScenarioIsPlayedAndEverythingThatBeganEnds() throws Exception {
        Recording recording = Recording.of(3, Set.of());
        Set<String> played = recording.said.stream().map(Said::scenario).collect(Collectors.toCollection(HashSet::new));
        if (!recording.links.isEmpty()) {
            played.add("gateway-drop");
        }
        Map<Turn.Place, List<Long>> open = new HashMap<>();
        for (Said each : recording.said) {
            for (Turn turn : each.turns()) {
                if (turn.began()) {
                    assertThat(open.put(turn.place(), List.of(each.at())))
                            .as(turn.toString())
                            .isNull();
                } else {
                    assertThat(open.remove(turn.place())).as(turn.toString()).isNotNull();
                }
            }
        }

        assertThat(played)
                .containsAll(Scenarios.all().stream().map(Scenario::name).toList());
        assertThat(open.values())
                .allMatch(since -> since.getFirst() > HOURS.minusMinutes(20).toMillis());
    }

    @Test
    void somethingIsSaidEveryMinute() throws Exception {
        List<Said> said = Recording.of(1, Set.of()).said;
        for (int i = 1; i < said.size(); i++) {
            assertThat(said.get(i).at() - said.get(i - 1).at()).isLessThan(60_000);
        }
    }

    @Test
    void whatLastedWhenTheSimulatorEndedIsOverWhenTheRollIsCalled() throws Exception {
        Device device = District.standard().devices().getFirst();
        Turn.Place burning = new Turn.Place(device.id(), null, "FIRE");

        Recording recording = Recording.of(1, Set.of(burning));

        Said first = recording.said.stream()
                .filter(each -> each.device().equals(device))
                .findFirst()
                .orElseThrow();
        assertThat(first.turns()).containsExactly(new Turn(device.id(), null, "FIRE", false));
        assertThat(first.report().status()).isEmpty();
    }
}
