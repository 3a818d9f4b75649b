package firewatch.ingest.decode.gb26875;

/**
 * How the objects of one type lie in a data unit. The field's variants are told apart by their size, which is what
 * remains divided by the count: without the text, without the time label, or with bytes of the maker's own.
 *
 * @param body bytes of an object without text and time label
 * @param text bytes of its text; 0 where the type has none
 * @param hasTime whether the type has a time label
 * @param extra bytes that some makers add
 */
record Layout(int body, int text, boolean hasTime, int extra) {
    static final Layout SYSTEM_STATUS = new Layout(4, 0, true, 0);
    static final Layout COMPONENT_STATUS = new Layout(9, 31, true, 2);
    static final Layout ANALOG = new Layout(10, 0, true, 0);
    static final Layout SYSTEM_OPERATION = new Layout(4, 0, true, 0);
    static final Layout VERSION = new Layout(4, 0, false, 0);
    static final Layout COMPONENT_CONFIGURATION = new Layout(7, 31, false, 0);
    static final Layout SYSTEM_CLOCK = new Layout(2, 0, true, 0);
    static final Layout DEVICE_STATUS = new Layout(1, 0, true, 0);
    static final Layout DEVICE_OPERATION = new Layout(2, 0, true, 0);
    static final Layout DEVICE_VERSION = new Layout(2, 0, false, 0);
    static final Layout DEVICE_CLOCK = new Layout(0, 0, true, 0);

    /** As the standard has it. */
    int standard() {
        return body + text + time();
    }

    private int time() {
        return hasTime ? TimeLabel.BYTES : 0;
    }

    /** The size of each of so many objects in so much room: a known variant where it fits exactly, else the standard. */
    int sizeOf(int count, int room) {
        int size = count == 0 ? 0 : room / count;
        boolean isExact = size * count == room;
        return isExact && isKnown(size) ? size : standard();
    }

    private boolean isKnown(int size) {
        return size > 0
                && (size == standard()
                        || size == standard() + extra
                        || size == body + text
                        || size == body + time()
                        || size == body);
    }

    boolean hasText(int size) {
        return text > 0 && size >= body + text;
    }

    /** Where in an object of this size its time label begins; -1 where it has none. */
    int timeAt(int size) {
        int before = hasText(size) ? body + text : body;
        return hasTime && size >= before + TimeLabel.BYTES ? before : -1;
    }
}
