package firewatch.alerts.ledger;

import static firewatch.alerts.alarm.AlarmState.ACKNOWLEDGED;
import static firewatch.alerts.alarm.AlarmState.CLOSED;
import static firewatch.alerts.alarm.AlarmState.DISPATCHED;
import static firewatch.alerts.alarm.AlarmState.NEW;
import static firewatch.alerts.alarm.AlarmState.VERIFIED;

import firewatch.alerts.alarm.Alarm;
import firewatch.alerts.alarm.AlarmChange.Kind;
import firewatch.events.AlarmClass;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rules of handling an alarm (处置规则): which action is possible when, and what it makes of the alarm. */
final class Handling {
    private Handling() {}

    static Verdict of(Alarm alarm, Action action, String by) {
        return switch (action) {
            case Action.Comment(var note) -> changed(Kind.COMMENTED, new CaseDraft(alarm), note, Map.of());
            case Action.Reopen(var note) -> reopen(alarm, note, by);
            case Action.Acknowledge(var note) when alarm.state().isOpen() -> acknowledge(alarm, note, by);
            case Action.Assign assign when alarm.state().isOpen() -> assign(alarm, assign);
            case Action.Verify verify when alarm.state().isOpen() -> verify(alarm, verify, by);
            case Action.Dispatch(var note) when alarm.state().isOpen() -> dispatch(alarm, note, by);
            case Action.Close(var note) when alarm.state().isOpen() -> close(alarm, note);
            case Action.Acknowledge _, Action.Assign _, Action.Verify _, Action.Dispatch _ ->
                new Verdict.NotNow("the alarm is closed; reopen it first");
            case Action.Close _ -> new Verdict.NotNow("the alarm is closed already");
        };
    }

    private static Verdict acknowledge(Alarm alarm, @Nullable String note, String by) {
        if (alarm.state() != NEW && alarm.acknowledgedBy() != null) {
            return new Verdict.AlreadySo();
        }
        CaseDraft draft = new CaseDraft(alarm);
        draft.seenBy(by);
        return changed(Kind.ACKNOWLEDGED, draft, note, Map.of());
    }

    private static Verdict assign(Alarm alarm, Action.Assign assign) {
        if (assign.to().equals(alarm.assignedTo())) {
            return new Verdict.AlreadySo();
        }
        CaseDraft draft = new CaseDraft(alarm);
        draft.assignedTo = assign.to();
        return changed(Kind.ASSIGNED, draft, assign.note(), Map.of("to", assign.to()));
    }

    private static Verdict verify(Alarm alarm, Action.Verify verify, String by) {
        CaseDraft draft = new CaseDraft(alarm);
        draft.seenBy(by);
        draft.verifiedAs = verify.outcome();
        if (draft.state != DISPATCHED) {
            draft.state = VERIFIED;
        }
        if (!draft.differs() && verify.cause() == null && verify.note() == null) {
            return new Verdict.AlreadySo();
        }
        Map<String, String> detail = new LinkedHashMap<>();
        detail.put("outcome", verify.outcome().wireName());
        if (verify.cause() != null) {
            detail.put("cause", verify.cause());
        }
        return changed(Kind.VERIFIED, draft, verify.note(), detail);
    }

    private static Verdict dispatch(Alarm alarm, @Nullable String note, String by) {
        if (alarm.state() == DISPATCHED) {
            return new Verdict.AlreadySo();
        }
        CaseDraft draft = new CaseDraft(alarm);
        draft.seenBy(by);
        draft.state = DISPATCHED;
        return changed(Kind.DISPATCHED, draft, note, Map.of());
    }

    private static Verdict close(Alarm alarm, @Nullable String note) {
        if (alarm.alarmClass() == AlarmClass.FIRE && alarm.active()) {
            return new Verdict.NotNow(
                    "the fire is still reported by its detector; it can be closed once that has cleared");
        }
        if (alarm.alarmClass() == AlarmClass.FIRE && alarm.verifiedAs() == null) {
            return new Verdict.NotNow("a fire alarm is closed only after it was verified");
        }
        CaseDraft draft = new CaseDraft(alarm);
        draft.state = CLOSED;
        return changed(Kind.CLOSED, draft, note, Map.of());
    }

    private static Verdict reopen(Alarm alarm, @Nullable String note, String by) {
        if (alarm.state() != CLOSED) {
            return new Verdict.NotNow("the alarm is not closed");
        }
        CaseDraft draft = new CaseDraft(alarm);
        draft.state = ACKNOWLEDGED;
        draft.acknowledgedBy = by;
        draft.verifiedAs = null;
        return changed(Kind.REOPENED, draft, note, Map.of());
    }

    private static Verdict changed(Kind kind, CaseDraft draft, @Nullable String note, Map<String, String> what) {
        Map<String, String> detail = new LinkedHashMap<>(what);
        if (note != null) {
            detail.put("note", note);
        }
        return new Verdict.Changed(kind, draft.next(), detail);
    }
}
