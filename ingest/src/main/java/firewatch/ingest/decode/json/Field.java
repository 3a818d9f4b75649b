package firewatch.ingest.decode.json;

import java.util.Locale;

/** The fields of an object; all others are let pass unread. */
enum Field {
    DEVICE,
    AT,
    SEQ,
    STATUS,
    BEGAN,
    ENDED,
    MEASURED,
    POINT,
    TEST,
    OTHER;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    String wireName() {
        return wireName;
    }

    static Field named(String name) {
        return switch (name) {
            case "device" -> DEVICE;
            case "at" -> AT;
            case "seq" -> SEQ;
            case "status" -> STATUS;
            case "began" -> BEGAN;
            case "ended" -> ENDED;
            case "measured" -> MEASURED;
            case "point" -> POINT;
            case "test" -> TEST;
            default -> OTHER;
        };
    }
}
