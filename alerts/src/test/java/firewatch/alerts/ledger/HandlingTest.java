package firewatch.alerts.ledger;

import static firewatch.alerts.alarm.AlarmState.ACKNOWLEDGED;
import static firewatch.alerts.alarm.AlarmState.CLOSED;
import static firewatch.alerts.alarm.AlarmState.DISPATCHED;
import static firewatch.alerts.alarm.AlarmState.NEW;
import static firewatch.alerts.alarm.AlarmState.VERIFIED;
import static firewatch.events.AlarmClass.FAULT;
import static firewatch.events.AlarmClass.FIRE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import firewatch.alerts.alarm.Alarm;
import firewatch.alerts.alarm.AlarmState;
import firewatch.alerts.alarm.Outcome;
import firewatch.events.AlarmClass;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HandlingTest {
    private static final Action VERIFY = new Action.Verify(Outcome.FALSE_ALARM, "steam", null);

    @ParameterizedTest
    @CsvSource({
        // state before, action, state after ("same" where nothing changes, "no" where it is refused)
        "NEW, acknowledge, ACKNOWLEDGED",
        "NEW, assign, NEW",
        "NEW, comment, NEW",
        "NEW, verify, VERIFIED",
        "NEW, dispatch, DISPATCHED",
        "NEW, close, CLOSED",
        "NEW, reopen, no",
        "ACKNOWLEDGED, acknowledge, same",
        "ACKNOWLEDGED, assign, ACKNOWLEDGED",
        "ACKNOWLEDGED, comment, ACKNOWLEDGED",
        "ACKNOWLEDGED, verify, VERIFIED",
        "ACKNOWLEDGED, dispatch, DISPATCHED",
        "ACKNOWLEDGED, close, CLOSED",
        "ACKNOWLEDGED, reopen, no",
        "VERIFIED, acknowledge, same",
        "VERIFIED, assign, VERIFIED",
        "VERIFIED, comment, VERIFIED",
        "VERIFIED, verify, VERIFIED",
        "VERIFIED, dispatch, DISPATCHED",
        "VERIFIED, close, CLOSED",
        "VERIFIED, reopen, no",
        "DISPATCHED, acknowledge, same",
        "DISPATCHED, assign, DISPATCHED",
        "DISPATCHED, comment, DISPATCHED",
        "DISPATCHED, verify, DISPATCHED",
        "DISPATCHED, dispatch, same",
        "DISPATCHED, close, CLOSED",
        "DISPATCHED, reopen, no",
        "CLOSED, acknowledge, no",
        "CLOSED, assign, no",
        "CLOSED, comment, CLOSED",
        "CLOSED, verify, no",
        "CLOSED, dispatch, no",
        "CLOSED, close, no",
        "CLOSED, reopen, ACKNOWLEDGED",
    })
    void everyActionInEveryStateOfAFault(AlarmState before, String action, String after) {
        Alarm alarm = alarm(FAULT, before, true, null);

        Verdict verdict = Handling.of(alarm, action(action), "li");

        switch (verdict) {
            case Verdict.Changed changed -> {
                assertThat(changed.after().state().name()).isEqualTo(after);
                assertThat(changed.after().version()).isEqualTo(alarm.version() + 1);
            }
            case Verdict.AlreadySo() -> assertThat("same").isEqualTo(after);
            case Verdict.NotNow(var reason) -> {
                assertThat("no").isEqualTo(after);
                assertThat(reason).isNotBlank();
            }
        }
    }

    @Test
    void aFireIsNotClosedWhileItIsActive() {
        Alarm burning = alarm(FIRE, VERIFIED, true, Outcome.REAL_FIRE);
        assertThat(Handling.of(burning, new Action.Close(null), "li"))
                .isInstanceOfSatisfying(
                        Verdict.NotNow.class, no -> assertThat(no.reason()).contains("still reported"));
    }

    @Test
    void aFireIsNotClosedUnverified() {
        for (AlarmState state : new AlarmState[] {NEW, ACKNOWLEDGED, DISPATCHED}) {
            Alarm cold = alarm(FIRE, state, false, null);
            assertThat(Handling.of(cold, new Action.Close(null), "li"))
                    .isInstanceOfSatisfying(
                            Verdict.NotNow.class, no -> assertThat(no.reason()).contains("verified"));
        }
        assertThat(changed(alarm(FIRE, VERIFIED, false, Outcome.FALSE_ALARM), new Action.Close(null))
                        .state())
                .isEqualTo(CLOSED);
    }

    @Test
    void whoeverWorksOnAnAlarmHasSeenIt() {
        Alarm alarm = alarm(FIRE, NEW, true, null);
        assertThat(changed(alarm, VERIFY).acknowledgedBy()).isEqualTo("li");
        assertThat(changed(alarm, new Action.Dispatch(null)).acknowledgedBy()).isEqualTo("li");
        assertThat(changed(alarm, new Action.Comment("smells of soup")).acknowledgedBy())
                .isNull();
    }

    @Test
    void theSameVerdictTwiceIsOneAndAnotherVerdictReplacesIt() {
        Alarm verified = changed(alarm(FIRE, NEW, true, null), VERIFY);
        assertThat(Handling.of(verified, new Action.Verify(Outcome.FALSE_ALARM, null, null), "li"))
                .isInstanceOf(Verdict.AlreadySo.class);
        assertThat(changed(verified, new Action.Verify(Outcome.REAL_FIRE, null, null))
                        .verifiedAs())
                .isEqualTo(Outcome.REAL_FIRE);
    }

    @Test
    void assigningToTheSamePersonTwiceIsOnce() {
        Alarm hers = changed(alarm(FAULT, NEW, true, null), new Action.Assign("wang", null));
        assertThat(hers.assignedTo()).isEqualTo("wang");
        assertThat(Handling.of(hers, new Action.Assign("wang", null), "li")).isInstanceOf(Verdict.AlreadySo.class);
    }

    @Test
    void aReopenedAlarmHasToBeVerifiedAgain() {
        Alarm again = changed(alarm(FIRE, CLOSED, false, Outcome.FALSE_ALARM), new Action.Reopen("it smokes again"));
        assertThat(again.verifiedAs()).isNull();
        assertThat(again.acknowledgedBy()).isEqualTo("li");
        assertThat(Handling.of(again, new Action.Close(null), "li")).isInstanceOf(Verdict.NotNow.class);
    }

    private static Alarm changed(Alarm alarm, Action action) {
        return Handling.of(alarm, action, "li") instanceof Verdict.Changed changed
                ? changed.after()
                : fail("%s should change an alarm that is %s", action, alarm.state());
    }

    private static Action action(String name) {
        return switch (name) {
            case "acknowledge" -> new Action.Acknowledge(null);
            case "assign" -> new Action.Assign("wang", null);
            case "comment" -> new Action.Comment("a word");
            case "verify" -> VERIFY;
            case "dispatch" -> new Action.Dispatch(null);
            case "close" -> new Action.Close(null);
            case "reopen" -> new Action.Reopen(null);
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static Alarm alarm(AlarmClass alarmClass, AlarmState state, boolean active, @Nullable Outcome verifiedAs) {
        CaseDraft draft = new CaseDraft(
                Judged.raised(new Episodes("d1", alarmClass).began(), null).alarm());
        draft.state = state;
        draft.active = active;
        draft.verifiedAs = verifiedAs;
        draft.acknowledgedBy = state == NEW ? null : "zhao";
        return draft.next();
    }
}
