package firewatch.alerts.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import firewatch.alerts.alarm.Alarm;
import firewatch.alerts.alarm.AlarmChange;
import firewatch.alerts.alarm.AlarmChange.Kind;
import firewatch.alerts.alarm.AlarmState;
import firewatch.events.AlarmClass;
import firewatch.events.AlarmEpisode.ClockState;
import firewatch.events.Condition;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RoundTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private final UUID one = UUID.randomUUID();
    private final UUID other = UUID.randomUUID();

    @Test
    void differentAlarmsGoTogetherAndTheChangesOfOneInTheirOrder() {
        AlarmChange raised = change(one, Kind.RAISED);
        AlarmChange cleared = change(one, Kind.CLEARED);
        AlarmChange escalated = change(one, Kind.ESCALATED);
        AlarmChange raisedToo = change(other, Kind.RAISED);

        List<Round> rounds = Round.of(List.of(raised, cleared, escalated, raisedToo));

        assertThat(rounds).hasSize(3);
        assertThat(rounds.get(0).pages()).containsExactly(raised, raisedToo);
        assertThat(rounds.get(1).cleared()).containsExactly(cleared);
        assertThat(rounds.get(1).news()).containsExactly(cleared);
        assertThat(rounds.get(2).pages()).containsExactly(escalated);
    }

    @Test
    void anAnswerIsNewsAndCallsOff() {
        AlarmChange answered = change(one, Kind.ACKNOWLEDGED);
        AlarmChange sent = change(other, Kind.DISPATCHED);

        Round round = Round.of(List.of(answered, sent)).getFirst();

        assertThat(round.news()).containsExactly(answered);
        assertThat(round.answered()).containsExactly(answered, sent);
        assertThat(round.pages()).isEmpty();
    }

    private static AlarmChange change(UUID alarm, Kind kind) {
        return new AlarmChange(
                kind,
                new Alarm(
                        alarm,
                        1,
                        AlarmClass.FIRE,
                        AlarmState.NEW,
                        Condition.FIRE,
                        true,
                        "smoke-1",
                        null,
                        null,
                        NOW,
                        NOW,
                        false,
                        0,
                        null,
                        null,
                        null,
                        null,
                        false,
                        ClockState.OK,
                        false,
                        true,
                        false),
                NOW,
                null);
    }
}
