package firewatch.events;

/** What a device, gateway or building may be called: 1-64 letters, digits, {@code - _ . :}. */
final class Names {
    private static final int LONGEST = 64;

    private Names() {}

    static boolean isName(String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (!mayStandInName(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    static String requireName(String what, String text) {
        if (!isName(text)) {
            throw new IllegalArgumentException(what + " must be 1-64 letters, digits, '-', '_', '.' or ':'");
        }
        return text;
    }

    private static boolean mayStandInName(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '-'
                || c == '_'
                || c == '.'
                || c == ':';
    }
}
