package firewatch.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import firewatch.events.Condition;
import firewatch.events.DeviceId;
import firewatch.events.DeviceSignal.ClockSource;
import firewatch.events.GatewayId;
import firewatch.events.Quantity;
import firewatch.events.Reading;
import firewatch.events.Signal;
import firewatch.events.Signal.ConditionChanged.Change;
import firewatch.ingest.decode.DecodeResult;
import firewatch.ingest.decode.Understood;
import firewatch.ingest.decode.Uplink;
import firewatch.ingest.decode.gb26875.Gb26875Decoder;
import firewatch.ingest.decode.json.JsonDecoder;
import firewatch.sim.encode.DeviceReport;
import firewatch.sim.encode.gb26875.ComponentAddress;
import firewatch.sim.encode.gb26875.DataUnit;
import firewatch.sim.encode.gb26875.Measure;
import firewatch.sim.encode.gb26875.WireFrame;
import firewatch.sim.encode.json.JsonEncoder;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the simulator's encoders write, the ear's decoders understand; neither knows the other. */
class EncoderRoundTripTest {
    private static final int ROUNDS = 300;
    private static final long SOURCE = 0x2026_0379L;
    private static final LocalDateTime LOCAL = LocalDateTime.of(2026, 3, 1, 8, 30, 15);
    private static final Instant TIME = LOCAL.atZone(ZoneId.of("Asia/Shanghai")).toInstant();
    /** In the order of the standard's bits, from bit 1. */
    private static final List<Condition> BITS = List.of(
            Condition.FIRE,
            Condition.FAULT,
            Condition.DISABLED,
            Condition.SUPERVISORY,
            Condition.ACTIVATED,
            Condition.FEEDBACK,
            Condition.DELAYED,
            Condition.POWER_FAULT);

    private final SplittableRandom random = new SplittableRandom(26_875);

    @Test
    void statesMeanTheSameOnBothSides() {
        for (int round = 0; round < ROUNDS; round++) {
            List<DataUnit.State> states = new ArrayList<>();
            for (int i = random.nextInt(DataUnit.MOST_STATES) + 1; i > 0; i--) {
                states.add(new DataUnit.State(address(), random.nextInt(1 << 8) << 1 | 1, "三层东侧厨房", LOCAL));
            }
            List<Understood> understood = statuses(decoded(DataUnit.states(states)));
            assertThat(understood).hasSameSizeAs(states);
            for (int i = 0; i < states.size(); i++) {
                DataUnit.State state = states.get(i);
                assertThat(understood.get(i).device().value()).isEqualTo(name(state.of()));
                assertThat(understood.get(i).occurredAt()).isEqualTo(TIME);
                assertThat(understood.get(i).signal()).isEqualTo(new Signal.StatusReported(conditions(state.word())));
            }
        }
    }

    @Test
    void valuesMeanTheSameOnBothSides() {
        for (int round = 0; round < ROUNDS; round++) {
            ComponentAddress tank = address();
            double metres = random.nextInt(1_000) / 100.0;
            double kilopascals = random.nextInt(20_000) / 10.0;
            List<Understood> understood = decoded(DataUnit.values(List.of(
                    new DataUnit.Value(tank, Measure.LEVEL, metres, LOCAL),
                    new DataUnit.Value(tank, Measure.PRESSURE, kilopascals, LOCAL))));
            assertThat(understood).singleElement().satisfies(one -> {
                assertThat(one.device().value()).isEqualTo(name(tank));
                assertThat(one.signal())
                        .isEqualTo(new Signal.Measured(List.of(
                                new Reading(Quantity.WATER_LEVEL, 1, metres),
                                new Reading(Quantity.WATER_PRESSURE, 1, kilopascals))));
            });
        }
    }

    @Test
    void aDeviceThatIsWellAndAnEmptyUnitAreSignsOfLife() {
        assertThat(statuses(decoded(DataUnit.ownState(1, LOCAL))))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.device().value()).isEqualTo("gb-000020260379");
                    assertThat(one.signal()).isEqualTo(new Signal.StatusReported(Set.of()));
                });
        assertThat(decoded(DataUnit.none()))
                .singleElement()
                .satisfies(one -> assertThat(one.signal()).isInstanceOf(Signal.Heartbeat.class));
    }

    @ParameterizedTest
    @EnumSource(value = Condition.class, to = "CONTAMINATED")
    void everyConditionMeansTheSameInJson(Condition condition) {
        DeviceReport report = DeviceReport.status("smoke-1", condition.wireName())
                .began(condition.wireName())
                .ended(condition.wireName());

        assertThat(json(report))
                .extracting(Understood::signal)
                .containsExactly(
                        new Signal.StatusReported(Set.of(condition)),
                        new Signal.ConditionChanged(condition, Change.BEGAN),
                        new Signal.ConditionChanged(condition, Change.ENDED));
    }

    @Test
    void everyQuantityMeansTheSameInJson() {
        for (Quantity quantity : EnumSet.complementOf(EnumSet.of(Quantity.UNKNOWN))) {
            double value = random.nextInt(-100_000, 100_000) / 100.0;

            assertThat(json(DeviceReport.measured("smoke-1", quantity.wireName(), value)))
                    .extracting(Understood::signal)
                    .containsExactly(new Signal.Measured(List.of(new Reading(quantity, 1, value))));
        }
    }

    @Test
    void timeCounterPointAndTestMarkMeanTheSameInJson() {
        DeviceReport bare = DeviceReport.status("smoke-1");
        assertThat(json(bare))
                .containsExactly(new Understood(
                        new DeviceId("smoke-1"),
                        null,
                        TIME,
                        ClockSource.RECEIVED,
                        null,
                        false,
                        new Signal.StatusReported(Set.of())));
        Instant at = TIME.minusMillis(90_061_007);

        assertThat(json(bare.at(at).seq(Long.MAX_VALUE).point("回路\"2\\").underTest()))
                .containsExactly(new Understood(
                        new DeviceId("smoke-1"),
                        "回路\"2\\",
                        at,
                        ClockSource.DEVICE,
                        Long.MAX_VALUE,
                        true,
                        new Signal.StatusReported(Set.of())));
    }

    @Test
    void reportsTogetherMeanInJsonWhatEachMeansAlone() {
        DeviceReport one = DeviceReport.status("smoke-1", "fire", "low_battery").seq(7);
        DeviceReport two = DeviceReport.heartbeat("smoke-2");

        assertThat(understood(JsonEncoder.encode(List.of(one, two))))
                .hasSize(2)
                .containsAll(json(one))
                .containsAll(json(two))
                .last()
                .satisfies(last -> assertThat(last.signal()).isEqualTo(new Signal.Heartbeat()));
    }

    @Test
    void readingsOfALoadMeanTheSameInJson() {
        assertThat(understood(JsonEncoder.reading("smoke-1", 12, "temperature", 2_105)))
                .containsExactly(new Understood(
                        new DeviceId("smoke-1"),
                        null,
                        TIME,
                        ClockSource.RECEIVED,
                        12L,
                        false,
                        new Signal.Measured(List.of(new Reading(Quantity.TEMPERATURE, 1, 21.05)))));
    }

    private static List<Understood> json(DeviceReport report) {
        return understood(JsonEncoder.encode(report));
    }

    private static List<Understood> understood(byte[] message) {
        DecodeResult result = new JsonDecoder()
                .decode(new Uplink(new GatewayId("gw-1"), JsonEncoder.FORMAT, "mqtt test", TIME, message));
        assertThat(result.rejected()).isEmpty();
        return result.understood();
    }

    private List<Understood> decoded(byte[] unit) {
        byte[] frame = WireFrame.sending(random.nextInt(0x1_0000), LOCAL, SOURCE, 0, unit);
        DecodeResult result = new Gb26875Decoder()
                .decode(new Uplink(new GatewayId("gb-000020260379"), Gb26875Decoder.FORMAT, "tcp test", TIME, frame));
        assertThat(result.rejected()).isEmpty();
        return result.understood();
    }

    /** What is only noted beside a state says nothing of it. */
    private static List<Understood> statuses(List<Understood> all) {
        return all.stream()
                .filter(one -> one.signal() instanceof Signal.StatusReported)
                .toList();
    }

    private ComponentAddress address() {
        return new ComponentAddress(
                random.nextInt(25), random.nextInt(256), 42, random.nextInt(0x1_0000), random.nextInt(0x1_0000));
    }

    private static String name(ComponentAddress address) {
        return "gb-000020260379" + address.suffix();
    }

    private static Set<Condition> conditions(int word) {
        Set<Condition> conditions = EnumSet.noneOf(Condition.class);
        for (int bit = 1; bit <= BITS.size(); bit++) {
            if ((word >> bit & 1) == 1) {
                conditions.add(BITS.get(bit - 1));
            }
        }
        return conditions;
    }
}
