package firewatch.allinone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import firewatch.sim.centre.Centre;
import firewatch.sim.fleet.Town;
import firewatch.sim.mqtt.Login;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A fire that something is odd about is a case like any other, and the case says what is odd. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MarkedFireIT {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration TWO_YEARS = Duration.ofDays(2 * 365);
    private static final Duration THREE_HOURS = Duration.ofHours(3);
    private static final String BUILDING = "b-marked";
    private static final Marks NONE = new Marks(true, "ok", false, false);

    private Api admin;
    private RawGateway own;
    private RawGateway other;

    /** What a case says of how it was told. */
    private record Marks(boolean registered, String clock, boolean late, boolean foreign) {
        static Marks of(JsonNode alarm) {
            return new Marks(
                    alarm.get("registered").asBoolean(),
                    alarm.get("clock").asText(),
                    alarm.get("late").asBoolean(),
                    alarm.get("foreign").asBoolean());
        }
    }

    @BeforeAll
    void register() throws Exception {
        Stage stage = Stage.shared();
        admin = Api.login(stage.url("/"), "admin", stage.adminPassword());
        Town town = new Town(
                new Centre(stage.url("/"), "admin", stage.adminPassword()),
                new InetSocketAddress(InetAddress.getLoopbackAddress(), stage.mqttPort()));
        town.building(BUILDING, "老街 1 号", 3);
        Login mine = town.gateway("gw-marked", BUILDING);
        Login others = town.gateway("gw-marked-other", BUILDING);
        for (String device : List.of("marked-plain", "marked-wrong", "marked-late", "marked-foreign")) {
            town.device(device, "smoke", mine.gateway(), BUILDING, 1, "厨房");
        }
        own = RawGateway.connect(mine);
        other = RawGateway.connect(others);
    }

    @AfterAll
    void end() throws Exception {
        own.close();
        other.close();
    }

    @Test
    void aFireOfWhichNothingIsOddHasNoMark() throws Exception {
        own.publish(fireAt("marked-plain", Instant.now()));

        assertThat(Marks.of(awaitCase("marked-plain"))).isEqualTo(NONE);
    }

    @Test
    void aFireOfADetectorThatNobodyRegisteredSaysSo() throws Exception {
        own.publish("{\"device\":\"marked-stranger\",\"status\":[\"fire\"]}");

        assertThat(Marks.of(awaitCase("marked-stranger"))).isEqualTo(new Marks(false, "ok", false, false));
    }

    @Test
    void aFireByAClockTwoYearsOffHasTheTimeAtWhichWeHeardIt() throws Exception {
        own.publish(fireAt("marked-wrong", Instant.now().minus(TWO_YEARS)));

        JsonNode alarm = awaitCase("marked-wrong");
        assertThat(Marks.of(alarm)).isEqualTo(new Marks(true, "wrong", false, false));
        assertThat(alarm.get("raisedAt")).isEqualTo(alarm.get("receivedAt"));
    }

    @Test
    void aFireToldThreeHoursLateBeganWhenItBegan() throws Exception {
        Instant began = Instant.now().minus(THREE_HOURS);
        own.publish(fireAt("marked-late", began));

        JsonNode alarm = awaitCase("marked-late");
        assertThat(Marks.of(alarm)).isEqualTo(new Marks(true, "ok", true, false));
        assertThat(Instant.parse(alarm.get("raisedAt").asText())).isBetween(began.minusMillis(1), began.plusMillis(1));
    }

    /** The fire of a part, behind the calm, shows that the calm was judged. */
    @Test
    void whatAnotherGatewayTellsRaisesAndNeverCalms() throws Exception {
        other.publish("{\"device\":\"marked-foreign\",\"status\":[\"fire\"]}");
        assertThat(Marks.of(awaitCase("marked-foreign"))).isEqualTo(new Marks(true, "ok", false, true));

        other.publish("{\"device\":\"marked-foreign\",\"status\":[]}");
        other.publish("{\"device\":\"marked-foreign\",\"point\":\"2\",\"status\":[\"fire\"]}");

        await().atMost(SOON).until(() -> cases("marked-foreign").size() == 2);
        assertThat(cases("marked-foreign"))
                .allSatisfy(alarm -> assertThat(alarm.get("active").asBoolean()).isTrue());
    }

    private static String fireAt(String device, Instant at) {
        return "{\"device\":\"%s\",\"at\":\"%s\",\"status\":[\"fire\"]}".formatted(device, at);
    }

    private JsonNode awaitCase(String device) throws Exception {
        await().atMost(SOON).until(() -> !cases(device).isEmpty());
        assertThat(cases(device)).singleElement().satisfies(alarm -> {
            assertThat(alarm.get("class").asText()).isEqualTo("FIRE");
            assertThat(alarm.get("active").asBoolean()).isTrue();
        });
        return cases(device).get(0);
    }

    private JsonNode cases(String device) throws Exception {
        return admin.get("/alarms?device=" + device).get("items");
    }
}
