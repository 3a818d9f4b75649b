package firewatch.alerts.register;

import firewatch.access.Checks;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A gateway (网关) as it is registered.
 *
 * @param formats the wire formats it may speak; empty is all
 */
record Gateway(
        @Nullable String id,
        @Nullable String name,
        @Nullable String building,
        @Nullable List<String> formats) {
    private static final Pattern FORMAT = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");

    Gateway {
        formats = formats == null ? List.of() : formats.stream().distinct().toList();
    }

    Gateway withId(String id) {
        return new Gateway(id, name, building, formats);
    }

    List<String> allowedFormats() {
        return formats == null ? List.of() : formats;
    }

    Checks checks() {
        return new Checks()
                .id("id", id)
                .optionalText("name", name, Longest.NAME)
                .optionalId("building", building)
                .that(
                        allowedFormats().stream()
                                .allMatch(format ->
                                        format != null && FORMAT.matcher(format).matches()),
                        "formats",
                        "must be names of formats: lower-case letters, digits and '-'");
    }
}
