package firewatch.alerts.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import firewatch.events.AlarmClass;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OnTestTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    @ParameterizedTest
    @CsvSource({
        // on test: device, gateway, building, floor; the alarm: device, gateway, building, floor
        "d1, , , ,    d1, g1, b1, 3,  true",
        "d1, , , ,    d2, g1, b1, 3,  false",
        ", g1, , ,    d1, g1, b1, 3,  true",
        ", g1, , ,    g1, , , ,       true",
        ", g1, , ,    d1, g2, b1, 3,  false",
        ", g1, , ,    d1, , , ,       false",
        ", , b1, ,    d1, g1, b1, 3,  true",
        ", , b1, ,    d1, g1, b1, ,   true",
        ", , b1, ,    d1, g1, , ,     false",
        ", , b1, 3,   d1, g1, b1, 3,  true",
        ", , b1, 3,   d1, g1, b1, 4,  false",
        ", , b1, 3,   d1, g1, b1, ,   false",
        ", , b1, 3,   d1, g1, b2, 3,  false",
    })
    void coversExactlyWhatItNames(
            String device,
            String gateway,
            String building,
            String floor,
            String alarmDevice,
            String alarmGateway,
            String alarmBuilding,
            String alarmFloor,
            boolean covered) {
        OnTest onTest = new OnTest(
                "t", device, gateway, building, floor, "why", NOW.minusSeconds(1), NOW.plusSeconds(60), "lin");
        assertThat(onTest.covers(new OnTest.Spot(alarmDevice, alarmGateway, alarmBuilding, alarmFloor), NOW))
                .isEqualTo(covered);
    }

    @Test
    void itEndsWhenItEnds() {
        OnTest onTest = new OnTest("t", "d1", null, null, null, "why", NOW, NOW.plusSeconds(60), "lin");
        OnTest.Spot spot = new OnTest.Spot("d1", null, null, null);
        assertThat(onTest.covers(spot, NOW.minusSeconds(1))).isFalse();
        assertThat(onTest.covers(spot, NOW)).isTrue();
        assertThat(onTest.covers(spot, NOW.plusSeconds(60))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        // the route: building, area; the alarm: building, area
        ", ,     b1, a1, true",
        ", ,     , ,     true",
        "b1, ,   b1, a1, true",
        "b1, ,   b2, a1, false",
        "b1, ,   , ,     false",
        ", a1,   b1, a1, true",
        ", a1,   b1, a2, false",
        ", a1,   b1, ,   false",
    })
    void aRouteIsForItsPlaceOnly(String building, String area, String itsBuilding, String itsArea, boolean matches) {
        Route route = new Route("r", "r", building, area, Set.of(AlarmClass.FIRE), "c", Duration.ZERO, Until.ACCEPTED);
        assertThat(route.matches(AlarmClass.FIRE, itsBuilding, itsArea)).isEqualTo(matches);
        assertThat(route.matches(AlarmClass.FAULT, itsBuilding, itsArea)).isFalse();
    }
}
