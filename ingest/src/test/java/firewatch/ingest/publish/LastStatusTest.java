package firewatch.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import firewatch.events.Condition;
import firewatch.events.DeviceId;
import firewatch.events.DeviceSignal;
import firewatch.events.DeviceSignal.ClockSource;
import firewatch.events.GatewayId;
import firewatch.events.Signal;
import firewatch.events.Signal.ConditionChanged;
import firewatch.events.Signal.ConditionChanged.Change;
import firewatch.events.Signal.StatusReported;
import firewatch.events.SignalId;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Only what repeats, word for word, what Kafka accepted last of a point need not be said again. */
class LastStatusTest {
    private static final StatusReported FAULT = new StatusReported(Set.of(Condition.FAULT));
    private static final StatusReported FIRE = new StatusReported(Set.of(Condition.FIRE));
    private static final Instant T0 = Instant.parse("2026-05-01T08:00:00Z");
    private static final StatusReported QUIET = new StatusReported(Set.of());

    private final LastStatus memory = new LastStatus(1600);

    @Test
    void whatIsRepeatedAfterItWasAcceptedNeedNotBeSaid() {
        assertThat(isSaid(signal("gw", "d", null, false, FAULT))).isTrue();
        assertThat(isSaid(signal("gw", "d", null, false, FAULT))).isFalse();
        assertThat(isSaid(signal("gw", "d", null, false, QUIET))).isTrue();
        assertThat(isSaid(signal("gw", "d", null, false, QUIET))).isFalse();
    }

    @Test
    void aGatewayThatReturnsIsHeardAnewForItMayHaveSaidElseElsewhere() {
        isSaid(signal("gw", "d", null, false, FAULT));
        isSaid(signal("gw-2", "e", null, false, FAULT));
        memory.returned(new GatewayId("gw"));

        assertThat(isSaid(signal("gw", "d", null, false, FAULT))).isTrue();
        assertThat(isSaid(signal("gw", "d", null, false, FAULT))).isFalse();
        assertThat(isSaid(signal("gw-2", "e", null, false, FAULT))).isFalse();
    }

    @Test
    void whatIsNotAcceptedYetIsSaidAgain() {
        assertThat(memory.say(signal("gw", "d", null, false, FAULT))).isNotNull();
        assertThat(memory.say(signal("gw", "d", null, false, FAULT))).isNotNull();
    }

    @Test
    void anAcceptanceThatComesLateDoesNotBringBackWhatWasSaidBefore() {
        DeviceSignal fire = signal("gw", "d", null, false, FAULT);
        LastStatus.Said said = memory.say(fire);
        memory.say(signal("gw", "d", null, false, QUIET));
        memory.accepted(fire, said);

        assertThat(memory.say(fire)).isNotNull();
    }

    @Test
    void aChangeIsSaidAlwaysAndForgetsTheStatus() {
        Signal began = new ConditionChanged(Condition.FIRE, Change.BEGAN);
        assertThat(isSaid(signal("gw", "d", null, false, QUIET))).isTrue();
        assertThat(isSaid(signal("gw", "d", null, false, began))).isTrue();
        assertThat(isSaid(signal("gw", "d", null, false, began))).isTrue();
        assertThat(isSaid(signal("gw", "d", null, false, QUIET))).isTrue();
    }

    @Test
    void anotherPointGatewayOrTestMarkIsAnotherWord() {
        assertThat(isSaid(signal("gw", "d", null, false, FAULT))).isTrue();
        assertThat(isSaid(signal("gw", "d", "p", false, FAULT))).isTrue();
        assertThat(isSaid(signal("gw", "d", null, true, FAULT))).isTrue();
        assertThat(isSaid(signal("gw2", "d", null, true, FAULT))).isTrue();
        assertThat(isSaid(signal("gw", "d", null, true, FAULT))).isTrue();
    }

    @Test
    void itForgetsRatherThanGrows() {
        assertThat(isSaid(signal("gw", "first", null, false, FAULT))).isTrue();
        for (int i = 0; i < 10_000; i++) {
            isSaid(signal("gw", "d" + i, null, false, FAULT));
        }

        assertThat(isSaid(signal("gw", "first", null, false, FAULT))).isTrue();
    }

    @Test
    void aFireIsNeverARepetition() {
        StatusReported preAlarm = new StatusReported(Set.of(Condition.PRE_ALARM, Condition.FAULT));
        for (int i = 0; i < 3; i++) {
            assertThat(isSaid(signal("gw", "d", null, false, FIRE))).isTrue();
        }
        for (int i = 0; i < 3; i++) {
            assertThat(isSaid(signal("gw", "d", null, false, preAlarm))).isTrue();
        }
    }

    @Test
    void whatIsResentLateDoesNotMakeTheNextWordARepetition() {
        assertThat(isSaid(timed(1, 1, FAULT))).isTrue();
        assertThat(isSaid(timed(2, 2, QUIET))).isTrue();
        assertThat(isSaid(timed(1, 3, FAULT))).isTrue();
        assertThat(isSaid(timed(4, 4, FAULT))).isTrue();
        assertThat(isSaid(timed(5, 5, FAULT))).isFalse();

        assertThat(isSaid(timed(2, 6, QUIET))).isTrue();
        assertThat(isSaid(timed(7, 7, QUIET))).isTrue();
        assertThat(isSaid(timed(8, 8, QUIET))).isFalse();
    }

    @Test
    void whatIsResentLateByItsCounterDoesNotEither() {
        assertThat(isSaid(counted(1, FAULT))).isTrue();
        assertThat(isSaid(counted(2, QUIET))).isTrue();
        assertThat(isSaid(counted(1, FAULT))).isTrue();
        assertThat(isSaid(counted(3, FAULT))).isTrue();
        assertThat(isSaid(counted(4, FAULT))).isFalse();
    }

    @Test
    void whatIsHeardLongAfterItHappenedIsNotRemembered() {
        assertThat(isSaid(timed(0, 3 * 3600, FAULT))).isTrue();
        assertThat(isSaid(timed(3 * 3600 + 1, 3 * 3600 + 1, FAULT))).isTrue();
        assertThat(isSaid(timed(3 * 3600 + 2, 3 * 3600 + 2, FAULT))).isFalse();
    }

    @Test
    void aStatusIsForgottenAfterAnHourThoughItIsRepeated() {
        assertThat(isSaid(timed(0, 0, QUIET))).isTrue();
        assertThat(isSaid(timed(1800, 1800, QUIET))).isFalse();
        assertThat(isSaid(timed(3599, 3599, QUIET))).isFalse();
        assertThat(isSaid(timed(3600, 3600, QUIET))).isTrue();
        assertThat(isSaid(timed(3601, 3601, QUIET))).isFalse();
    }

    @Test
    void twoWordsThatKafkaTookInTheOtherOrderAreBothForgotten() {
        DeviceSignal fault = signal("gw", "d", null, false, FAULT);
        DeviceSignal quiet = signal("gw", "d", null, false, QUIET);
        LastStatus.Said first = memory.say(fault);
        LastStatus.Said second = memory.say(quiet);
        memory.accepted(quiet, second);
        memory.accepted(fault, first);

        assertThat(memory.say(quiet)).isNotNull();
    }

    private static DeviceSignal timed(long occurred, long received, Signal signal) {
        return heard(
                "gw",
                "d",
                null,
                false,
                T0.plusSeconds(occurred),
                T0.plusSeconds(received),
                ClockSource.DEVICE,
                null,
                signal);
    }

    private static DeviceSignal counted(long seq, Signal signal) {
        return heard("gw", "d", null, false, T0, T0, ClockSource.RECEIVED, seq, signal);
    }

    private boolean isSaid(DeviceSignal signal) {
        LastStatus.Said said = memory.say(signal);
        memory.accepted(signal, said);
        return said != null;
    }

    static DeviceSignal signal(String gateway, String device, String point, boolean test, Signal signal) {
        return heard(gateway, device, point, test, T0, T0, ClockSource.RECEIVED, null, signal);
    }

    private static DeviceSignal heard(
            String gateway,
            String device,
            String point,
            boolean test,
            Instant occurredAt,
            Instant receivedAt,
            ClockSource clock,
            Long seq,
            Signal signal) {
        return new DeviceSignal(
                new SignalId(new UUID(1, 2)),
                new DeviceId(device),
                point,
                new GatewayId(gateway),
                "json",
                occurredAt,
                receivedAt,
                clock,
                seq,
                test,
                false,
                signal);
    }
}
