package firewatch.alerts.ledger;

import firewatch.alerts.alarm.Outcome;
import org.jspecify.annotations.Nullable;

/** What a person can do to an alarm (处置动作). */
public sealed interface Action {
    /** Whatever else the person wants to be on record. */
    @Nullable
    String note();

    /** "I have seen it" (确认). */
    record Acknowledge(@Nullable String note) implements Action {}

    /** It is now this person's. */
    record Assign(String to, @Nullable String note) implements Action {}

    /** A word for the record, at any time. */
    record Comment(String note) implements Action {}

    /** What it turned out to be (核实), and why where it was false. */
    record Verify(
            Outcome outcome,
            @Nullable String cause,
            @Nullable String note) implements Action {}

    /** Help is on its way (派遣). */
    record Dispatch(@Nullable String note) implements Action {}

    /** Done with (结案). */
    record Close(@Nullable String note) implements Action {}

    /** Not done with after all. */
    record Reopen(@Nullable String note) implements Action {}
}
