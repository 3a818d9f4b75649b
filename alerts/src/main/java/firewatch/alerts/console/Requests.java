package firewatch.alerts.console;

import com.fasterxml.jackson.annotation.JsonAlias;
import firewatch.alerts.alarm.LowerCased;
import firewatch.alerts.alarm.Outcome;
import org.jspecify.annotations.Nullable;

/** What a caller sends with an action. */
final class Requests {
    private Requests() {}

    /** Any action's own words. */
    record Note(@Nullable @JsonAlias({"text", "comment"}) String note) {}

    /** Whose the alarm shall be; the caller's own where nobody is named. */
    record Assignment(
            @Nullable @JsonAlias({"assignee", "assignedTo", "user"})
            String to,

            @Nullable String note) {}

    /** What the alarm turned out to be. */
    record Verification(
            @LowerCased @Nullable Outcome outcome,
            @Nullable String cause,
            @Nullable String note) {}
}
