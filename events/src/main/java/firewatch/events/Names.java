package firewatch.events;

/** What a device, gateway or building may be called: 1-64 letters, digits, {@code - _ . :}. */
final class Names {
    private static final int LONGEST = 64;

    private Names() {}

    static boolean isName(String text) {
        return !text.isEmpty() && text.length() <= LONGEST && text.chars().allMatch(Names::mayStandInName);
    }

    static String requireName(String what, String text) {
        if (!isName(text)) {
            throw new IllegalArgumentException(what + " must be 1-64 letters, digits, '-', '_', '.' or ':'");
        }
        return text;
    }

    private static boolean mayStandInName(int c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '-'
                || c == '_'
                || c == '.'
                || c == ':';
    }
}
