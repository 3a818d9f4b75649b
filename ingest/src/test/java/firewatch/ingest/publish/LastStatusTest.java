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
    private static final StatusReported FIRE = new StatusReported(Set.of(Condition.FIRE));
    private static final StatusReported QUIET = new StatusReported(Set.of());

    private final LastStatus memory = new LastStatus(1600);

    @Test
    void whatIsRepeatedAfterItWasAcceptedNeedNotBeSaid() {
        assertThat(isSaid(signal("gw", "d", null, false, FIRE))).isTrue();
        assertThat(isSaid(signal("gw", "d", null, false, FIRE))).isFalse();
        assertThat(isSaid(signal("gw", "d", null, false, QUIET))).isTrue();
        assertThat(isSaid(signal("gw", "d", null, false, QUIET))).isFalse();
    }

    @Test
    void whatIsNotAcceptedYetIsSaidAgain() {
        assertThat(memory.say(signal("gw", "d", null, false, FIRE))).isNotNull();
        assertThat(memory.say(signal("gw", "d", null, false, FIRE))).isNotNull();
    }

    @Test
    void anAcceptanceThatComesLateDoesNotBringBackWhatWasSaidBefore() {
        DeviceSignal fire = signal("gw", "d", null, false, FIRE);
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
        assertThat(isSaid(signal("gw", "d", null, false, FIRE))).isTrue();
        assertThat(isSaid(signal("gw", "d", "p", false, FIRE))).isTrue();
        assertThat(isSaid(signal("gw", "d", null, true, FIRE))).isTrue();
        assertThat(isSaid(signal("gw2", "d", null, true, FIRE))).isTrue();
        assertThat(isSaid(signal("gw", "d", null, true, FIRE))).isTrue();
    }

    @Test
    void itForgetsRatherThanGrows() {
        assertThat(isSaid(signal("gw", "first", null, false, FIRE))).isTrue();
        for (int i = 0; i < 10_000; i++) {
            isSaid(signal("gw", "d" + i, null, false, FIRE));
        }

        assertThat(isSaid(signal("gw", "first", null, false, FIRE))).isTrue();
    }

    private boolean isSaid(DeviceSignal signal) {
        LastStatus.Said said = memory.say(signal);
        memory.accepted(signal, said);
        return said != null;
    }

    static DeviceSignal signal(String gateway, String device, String point, boolean test, Signal signal) {
        return new DeviceSignal(
                new SignalId(new UUID(1, 2)),
                new DeviceId(device),
                point,
                new GatewayId(gateway),
                "json",
                Instant.EPOCH,
                Instant.EPOCH,
                ClockSource.RECEIVED,
                null,
                test,
                false,
                signal);
    }
}
