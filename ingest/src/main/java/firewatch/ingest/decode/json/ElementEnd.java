package firewatch.ingest.decode.json;

/** Finds where a broken element of an array ends, by its brackets and quotes alone, so that its siblings can be read. */
final class ElementEnd {
    private ElementEnd() {}

    /** The offset just behind the element that begins at {@code from}; the payload's length where none can be told. */
    static int after(byte[] payload, int from) {
        int depth = 0;
        boolean quoted = false;
        for (int i = from; i < payload.length; i++) {
            byte b = payload[i];
            if (quoted) {
                if (b == '\\') {
                    i++;
                } else if (b == '"') {
                    quoted = false;
                }
                continue;
            }
            switch (b) {
                case '"' -> quoted = true;
                case '{', '[' -> depth++;
                case '}', ']' -> depth--;
                default -> {
                    // a byte of a number, a word, or nothing that matters here
                }
            }
            if (depth < 0 || (depth == 0 && b == ',')) {
                return i;
            }
            if (depth == 0 && (b == '}' || b == ']')) {
                return i + 1;
            }
        }
        return payload.length;
    }

    /** The offset of the next element's first byte, or the payload's length where the array ends or breaks off. */
    static int next(byte[] payload, int end) {
        for (int i = end; i < payload.length; i++) {
            byte b = payload[i];
            if (b == ',') {
                return i + 1;
            }
            if (b != ' ' && b != '\t' && b != '\r' && b != '\n') {
                return payload.length;
            }
        }
        return payload.length;
    }
}
