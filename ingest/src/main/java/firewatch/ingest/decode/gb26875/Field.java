package firewatch.ingest.decode.gb26875;

import java.util.Locale;

/** A field of an information object, by the name that a layout calls it. */
enum Field {
    SYSTEM(1, 1),
    SYSTEM_ADDRESS(1, 2),
    COMPONENT_TYPE(1, 2),
    COMPONENT_ADDRESS(4, 4),
    STATUS(2, 2),
    ANALOG_TYPE(1, 1),
    VALUE(2, 4),
    FLAGS(1, 1),
    OPERATOR(1, 1),
    MAJOR(1, 1),
    MINOR(1, 1),
    /** Without a width, its length stands before it in one byte. */
    TEXT(0, 255),
    TIME(TimeLabel.BYTES, TimeLabel.BYTES),
    /** Bytes that say nothing. */
    SKIP(1, 255);

    private final int usual;
    private final int most;

    Field(int usual, int most) {
        this.usual = usual;
        this.most = most;
    }

    /** Its bytes, where a layout does not say. */
    int usualWidth() {
        return usual;
    }

    boolean canHave(int width) {
        return width >= 1 && width <= most && (this != TIME || width == most);
    }

    /** @throws IllegalArgumentException where there is no such field */
    static Field named(String name) {
        for (Field field : values()) {
            if (field.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(name)) {
                return field;
            }
        }
        throw new IllegalArgumentException("there is no field " + name);
    }
}
