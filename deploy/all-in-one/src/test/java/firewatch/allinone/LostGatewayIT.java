package firewatch.allinone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import firewatch.sim.centre.Centre;
import firewatch.sim.fleet.Town;
import firewatch.sim.fleet.Watched;
import firewatch.sim.mqtt.Login;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Two hundred devices behind a gateway that is lost: one alarm, two hundred unknown, nobody silent. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LostGatewayIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration EXPECTED_EVERY = Duration.ofSeconds(6);
    private static final int DEVICES = 200;
    private static final String BROKEN = "broken";
    private static final String HALF_OPEN = "half-open";

    private Centre centre;
    private Town town;

    @BeforeAll
    void begin() {
        Stage stage = Stage.shared();
        centre = new Centre(stage.url("/"), "admin", stage.adminPassword());
        town = new Town(centre, new InetSocketAddress(InetAddress.getLoopbackAddress(), stage.mqttPort()));
    }

    @Test
    void isOneAlarmAndNoSilence() throws Exception {
        Login broken = settle(BROKEN);
        Login halfOpen = settle(HALF_OPEN);
        try (RawGateway one = RawGateway.connect(broken);
                RawGateway other = RawGateway.connect(halfOpen)) {
            speakUntilOnline(one, other);

            one.breakOff();

            awaitOneAlarm(BROKEN, true);
            awaitOneAlarm(HALF_OPEN, true);
            assertThat(health(BROKEN, "unknown"))
                    .as("after the deadlines of all its devices")
                    .isEqualTo(DEVICES);
        }
        try (RawGateway one = RawGateway.connect(broken);
                RawGateway other = RawGateway.connect(halfOpen)) {
            speakUntilOnline(one, other);
            awaitOneAlarm(BROKEN, false);
            awaitOneAlarm(HALF_OPEN, false);
        }
    }

    private void speakUntilOnline(RawGateway one, RawGateway other) {
        await().atMost(SOON).pollInterval(Duration.ofSeconds(1)).until(() -> {
            one.publish(heartbeats(BROKEN));
            other.publish(heartbeats(HALF_OPEN));
            return health(BROKEN, "online") == DEVICES && health(HALF_OPEN, "online") == DEVICES;
        });
    }

    private Login settle(String name) throws Exception {
        town.building(house(name), name, 1);
        Login login = town.gateway("gw-" + name, house(name));
        town.devices(devices(name).stream()
                .map(device -> new Watched(device, "smoke", login.gateway(), house(name), EXPECTED_EVERY, null))
                .toList());
        return login;
    }

    private void awaitOneAlarm(String name, boolean active) {
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(health(name, active ? "unknown" : "online")).isEqualTo(DEVICES);
            assertIsOneAlarm(name, active);
        });
    }

    private void assertIsOneAlarm(String name, boolean active) throws Exception {
        List<JsonNode> alarms = new ArrayList<>();
        centre.each("/api/v1/alarms?state=all&building=" + house(name), alarms::add);
        assertThat(alarms)
                .singleElement()
                .returns("gw-" + name, alarm -> alarm.path("deviceId").asText())
                .returns("gateway_lost", alarm -> alarm.path("condition").asText())
                .returns(0, alarm -> alarm.path("escalations").asInt())
                .returns(active, alarm -> alarm.path("active").asBoolean());
    }

    private int health(String name, String count) throws Exception {
        return centre.get("/api/v1/buildings/" + house(name) + "/health")
                .path(count)
                .asInt(-1);
    }

    private static String house(String name) {
        return "b-" + name;
    }

    private static List<String> devices(String name) {
        return IntStream.range(0, DEVICES).mapToObj(i -> name + "-" + i).toList();
    }

    private static String heartbeats(String name) {
        return devices(name).stream().map("{\"device\":\"%s\"}"::formatted).collect(Collectors.joining(",", "[", "]"));
    }
}
