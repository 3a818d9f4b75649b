package firewatch.alerts.dispatch;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** When a route has done its work. */
public enum Until {
    /** When a person answered the alarm; until then a fire pages again and again. */
    ACKNOWLEDGED,
    /** When the receiver took the message. */
    ACCEPTED;

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException where there is none of that name */
    @JsonCreator
    public static Until ofWireName(String name) {
        return Arrays.stream(values())
                .filter(until -> until.wireName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("until is acknowledged or accepted"));
    }
}
