package firewatch.ingest.decode.gb26875;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * The time label of an object, as far as it could be read.
 *
 * @param time local; null where there is none
 * @param isUnreadable whether there was one that is no time; all zero is none
 */
public record Stamp(@Nullable LocalDateTime time, boolean isUnreadable) {
    static final Stamp NONE = new Stamp(null, false);

    static Stamp at(byte[] bytes, int at) {
        LocalDateTime time = TimeLabel.read(bytes, at);
        return time == null && !isZero(bytes, at) ? new Stamp(null, true) : new Stamp(time, false);
    }

    private static boolean isZero(byte[] bytes, int at) {
        for (int i = at; i < at + TimeLabel.BYTES; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }
}
