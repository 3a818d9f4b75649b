package firewatch.alerts.access;

import java.text.Normalizer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a person may be called: letters of any script, digits and a few marks, without case folding. */
final class Names {
    static final int LONGEST = 64;
    static final String RULE = "must be 1-" + LONGEST + " letters, digits, '-', '_', '.' or '@'";

    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{M}\\p{N}._@-]{1," + LONGEST + "}");

    private Names() {}

    /** One spelling for what looks the same. */
    static String normal(@Nullable String name) {
        return name == null ? "" : Normalizer.normalize(name, Normalizer.Form.NFC);
    }

    static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }
}
