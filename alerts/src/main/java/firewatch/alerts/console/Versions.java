package firewatch.alerts.console;

import firewatch.alerts.alarm.Alarm;
import jakarta.ws.rs.core.EntityTag;
import java.util.Arrays;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/** Versions of alarms as HTTP carries them (RFC 9110, sections 8.8.3 and 13.1.1). */
final class Versions {
    private Versions() {}

    static EntityTag tagOf(Alarm alarm) {
        return new EntityTag(Long.toString(alarm.version()));
    }

    /** Whether a version is one that {@code If-Match} names; any is, where the header is absent. */
    static LongPredicate named(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.strip().equals("*")) {
            return _ -> true;
        }
        return version ->
                Arrays.stream(ifMatch.split(",")).map(Versions::bare).anyMatch(Long.toString(version)::equals);
    }

    /** The version without quotes and without the mark of a weak tag: clients and proxies add and lose both. */
    private static String bare(String tag) {
        String text = tag.strip();
        String strong = text.startsWith("W/") ? text.substring(2) : text;
        return strong.length() > 1 && strong.startsWith("\"") && strong.endsWith("\"")
                ? strong.substring(1, strong.length() - 1)
                : strong;
    }
}
