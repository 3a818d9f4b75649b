package firewatch.ingest.decode.gb26875;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** The six bytes of a time label (时间标签): second, minute, hour, day, month, year since 2000; plain binary, local time. */
final class TimeLabel {
    /** The label names no zone; the field sends China's time. */
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    static final int BYTES = 6;
    private static final int CENTURY = 2000;
    private static final int LAST_YEAR = 99;

    private TimeLabel() {}

    /** The time that stands there; null where the bytes are no time, all zero among them. */
    static @Nullable LocalDateTime read(byte[] bytes, int at) {
        if (bytes[at + 5] < 0 || bytes[at + 5] > LAST_YEAR) {
            return null;
        }
        try {
            return LocalDateTime.of(
                    CENTURY + bytes[at + 5], bytes[at + 4], bytes[at + 3], bytes[at + 2], bytes[at + 1], bytes[at]);
        } catch (DateTimeException e) {
            return null;
        }
    }

    static void write(byte[] bytes, int at, LocalDateTime time) {
        bytes[at] = (byte) time.getSecond();
        bytes[at + 1] = (byte) time.getMinute();
        bytes[at + 2] = (byte) time.getHour();
        bytes[at + 3] = (byte) time.getDayOfMonth();
        bytes[at + 4] = (byte) time.getMonthValue();
        bytes[at + 5] = (byte) (time.getYear() - CENTURY);
    }
}
