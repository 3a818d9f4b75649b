package firewatch.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each shape of event has a golden file: what one release wrote, every later one must read. */
class EventJsonTest {
    private static final Instant AT = Instant.parse("2026-03-01T08:00:00Z");
    private static final SignalId SIGNAL = SignalId.parse("0195505e-7a00-7abc-8def-0123456789ab");
    private static final DeviceId DEVICE = new DeviceId("smoke-3-0412");
    private static final GatewayId GATEWAY = new GatewayId("gw-3");
    private static final EpisodeId EPISODE = EpisodeId.of(DEVICE, null, AlarmClass.FIRE, SIGNAL);

    static Stream<Arguments> shapes() {
        return Stream.of(
                Arguments.of("status-reported", Heard.class, signal(new Signal.StatusReported(Set.of(Condition.FIRE)))),
                Arguments.of(
                        "condition-changed",
                        Heard.class,
                        signal(new Signal.ConditionChanged(
                                Condition.LOW_BATTERY, Signal.ConditionChanged.Change.BEGAN))),
                Arguments.of(
                        "measured",
                        Heard.class,
                        signal(new Signal.Measured(List.of(new Reading(Quantity.TEMPERATURE, 1, 23.5))))),
                Arguments.of("heartbeat", Heard.class, signal(new Signal.Heartbeat())),
                Arguments.of(
                        "link-changed",
                        Heard.class,
                        signal(new Signal.LinkChanged("gw-3/urgent", Signal.LinkChanged.Link.BROKEN))),
                Arguments.of(
                        "noted",
                        Heard.class,
                        signal(new Signal.Noted(
                                Signal.Noted.Kind.OPERATION, Map.of("operator", "1", "operation", "reset")))),
                Arguments.of("contact", Heard.class, new Contact(DEVICE, GATEWAY, AT)),
                Arguments.of("tick", Heard.class, new Tick("ear-1", AT)),
                Arguments.of(
                        "tick-with-gateways",
                        Heard.class,
                        new Tick("ear-1", AT, List.of(GATEWAY, new GatewayId("gw-4")))),
                Arguments.of("health", HealthEvent.class, health()),
                Arguments.of("episode", AlarmEvent.class, episode()),
                Arguments.of("confirmed", AlarmEvent.class, new EpisodeConfirmed(EPISODE, DEVICE, "incident-1", AT)),
                Arguments.of("device", DeviceRegistration.class, registration()),
                Arguments.of(
                        "credential",
                        GatewayCredential.class,
                        new GatewayCredential(GATEWAY, "ab".repeat(32), Set.of("json"), new BuildingId("b-3"))),
                Arguments.of(
                        "dead-letter",
                        DeadLetter.class,
                        new DeadLetter(
                                SIGNAL,
                                GATEWAY,
                                "json",
                                "fire/v1/json/gw-3/up",
                                "malformed",
                                "not JSON",
                                AT,
                                "{".getBytes(StandardCharsets.UTF_8))));
    }

    private static HealthEvent health() {
        var worst = new HealthEvent.Ailing(DEVICE, "silent", Set.of(Condition.FAULT, Condition.LOW_BATTERY), AT);
        return new HealthEvent(new BuildingId("b-3"), AT, 4, 2, 1, 1, 0, 1, 0, 1, 0.25, 55, List.of(worst));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shapes")
    void readsAndWritesItsGoldenFile(String name, Class<?> type, Object event) {
        byte[] golden = golden(name);

        assertThat(EventJson.read(golden, type)).usingRecursiveComparison().isEqualTo(event);
        assertThat(new String(EventJson.write(event), StandardCharsets.UTF_8))
                .isEqualTo(new String(golden, StandardCharsets.UTF_8).strip());
    }

    @Test
    void toleratesWhatANewerReleaseWrites() {
        String newer = """
                {"kind":"signal","id":"%s","device":"d","gateway":"g","format":"json","occurredAt":"%s","receivedAt":"%s",
                 "clock":"DEVICE","mood":"new","signal":{"type":"status-reported","conditions":["FIRE","FLOODED"]}}""".formatted(SIGNAL, AT, AT);

        DeviceSignal read = EventJson.read(newer.getBytes(StandardCharsets.UTF_8), DeviceSignal.class);

        assertThat(read.signal()).isEqualTo(new Signal.StatusReported(Set.of(Condition.FIRE, Condition.UNKNOWN)));
    }

    @Test
    void refusesWhatIsNoEvent() {
        assertThatThrownBy(() -> EventJson.read(new byte[] {0, 1}, Heard.class))
                .isInstanceOf(EventJson.UnreadableEventException.class);
    }

    @Test
    void refusesAnEventThatLacksWhatItMustHave() {
        byte[] half = "{\"kind\":\"signal\"}".getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> EventJson.read(half, Heard.class))
                .isInstanceOf(EventJson.UnreadableEventException.class);
    }

    @Test
    void idsAreNames() {
        for (String wrong : List.of("", "a/b", "a+", "#", "$x", "a\0", "x".repeat(65), "烟")) {
            assertThatThrownBy(() -> new DeviceId(wrong)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(new DeviceId("gb-0000000000a1:1.2_3").value()).isEqualTo("gb-0000000000a1:1.2_3");
    }

    private static DeviceSignal signal(Signal signal) {
        return new DeviceSignal(
                SIGNAL,
                DEVICE,
                null,
                GATEWAY,
                "json",
                AT,
                AT.plusMillis(250),
                DeviceSignal.ClockSource.DEVICE,
                42L,
                false,
                false,
                signal);
    }

    private static AlarmEpisode episode() {
        return new AlarmEpisode(
                EPISODE,
                1,
                DEVICE,
                null,
                GATEWAY,
                AlarmClass.FIRE,
                Condition.FIRE,
                Set.of(Condition.FIRE),
                AT,
                AT.plusMillis(250),
                null,
                false,
                AlarmEpisode.ClockState.OK,
                false,
                true,
                false,
                new Placement.Installed(new BuildingId("b-3"), "4", "4-东", "厨房"),
                List.of(SIGNAL));
    }

    private static DeviceRegistration registration() {
        return new DeviceRegistration(
                DEVICE,
                "smoke",
                GATEWAY,
                new Placement.Unplaced(),
                Duration.ofHours(24),
                Map.of(Quantity.TEMPERATURE, new Limit(null, 57.0, Duration.ofSeconds(30))));
    }

    private static byte[] golden(String name) {
        try (var in = EventJsonTest.class.getResourceAsStream("/golden/" + name + ".json")) {
            assertThat(in).as("golden file of %s", name).isNotNull();
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
