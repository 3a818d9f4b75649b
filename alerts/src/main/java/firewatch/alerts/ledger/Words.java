package firewatch.alerts.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

/** Text from outside, made so that the database can hold it. */
final class Words {
    private Words() {}

    /** The text without NUL and without halves of characters. */
    static @Nullable String clean(@Nullable String text) {
        return text == null ? null : cleaned(text);
    }

    static String cleaned(String text) {
        return new String(text.getBytes(UTF_8), UTF_8).replace('\0', '\uFFFD');
    }
}
