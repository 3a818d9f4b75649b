package firewatch.ingest.decode.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads a time of ISO 8601 with its zone, the usual form without a formatter. */
final class IsoTime {
    private static final int LONGEST = 64;
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2999-12-31T23:59:59Z");
    private static final DateTimeFormatter ANY = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendLiteral('T')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendPattern("[XXXXX][XXXX][XX][X]")
            .toFormatter(Locale.ROOT);
    private static final int[] DIGITS = {0, 1, 2, 3, 5, 6, 8, 9, 11, 12, 14, 15, 17, 18};

    private IsoTime() {}

    /** The time, or null where the text is none, has no zone, or lies outside of any device's life. */
    static @Nullable Instant parse(String text) {
        if (text.length() > LONGEST) {
            return null;
        }
        try {
            Instant time = isPlainUtc(text)
                    ? plainUtc(text)
                    : ANY.parse(text, OffsetDateTime::from).toInstant();
            return time.isBefore(EARLIEST) || time.isAfter(LATEST) ? null : time;
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Whether it is of the form {@code 2026-03-01T08:00:00Z}, with any number of decimals up to nine. */
    private static boolean isPlainUtc(String text) {
        int length = text.length();
        if (length < 20 || length > 30 || text.charAt(length - 1) != 'Z') {
            return false;
        }
        if (text.charAt(4) != '-' || text.charAt(7) != '-' || text.charAt(10) != 'T') {
            return false;
        }
        if (text.charAt(13) != ':' || text.charAt(16) != ':' || (length > 20 && text.charAt(19) != '.')) {
            return false;
        }
        for (int i : DIGITS) {
            if (!isDigit(text.charAt(i))) {
                return false;
            }
        }
        for (int i = 20; i < length - 1; i++) {
            if (!isDigit(text.charAt(i))) {
                return false;
            }
        }
        return length != 21;
    }

    private static Instant plainUtc(String text) {
        int year = number(text, 0, 4);
        long day = java.time.LocalDate.of(year, number(text, 5, 7), number(text, 8, 10))
                .toEpochDay();
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, 19);
        if (hour > 23 || minute > 59 || second > 59) {
            throw new DateTimeException("no time of a day");
        }
        return Instant.ofEpochSecond(day * 86_400 + hour * 3_600L + minute * 60L + second, nanos(text));
    }

    private static int nanos(String text) {
        int nanos = 0;
        for (int i = 20; i < 29; i++) {
            nanos = nanos * 10 + (i < text.length() - 1 ? text.charAt(i) - '0' : 0);
        }
        return nanos;
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
