package firewatch.alerts.ledger;

import firewatch.alerts.alarm.Alarm;

/** What the ledger answers to somebody who wants something done to an alarm. */
public sealed interface Answer {
    /** Done, or so already; the alarm as it is now. */
    record Done(Alarm alarm) implements Answer {}

    /** There is no such alarm, or it is none of theirs. */
    record Unknown() implements Answer {}

    /** The alarm has changed since they looked; it is at that version now. */
    record Stale(long version) implements Answer {}

    /** It cannot be done now. */
    record Refused(String reason) implements Answer {}
}
