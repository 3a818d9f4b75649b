package firewatch.alerts.ledger;

import firewatch.alerts.alarm.Alarm;
import firewatch.alerts.alarm.AlarmChange.Kind;
import java.util.Map;

/** What an {@link Action} does to an alarm. */
sealed interface Verdict {
    /** It changes the alarm. */
    record Changed(Kind kind, Alarm after, Map<String, String> detail) implements Verdict {}

    /** All that it asks for is so already. */
    record AlreadySo() implements Verdict {}

    /** It cannot be done now. */
    record NotNow(String reason) implements Verdict {}
}
