package firewatch.events;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;

/**
 * A place in JSON of a known shape: fields in a known order, no spaces, texts of plain ASCII. What is otherwise is an
 * {@link IllegalArgumentException}, and somebody else's to read. Belongs to one thread.
 */
final class PlainJson {
    private byte[] json = new byte[0];
    private int at;
    private byte[] lastTimeText = new byte[0];
    private Instant lastTime = Instant.EPOCH;

    void begin(byte[] text) {
        json = text;
        at = 0;
    }

    int at() {
        return at;
    }

    void skip(int bytes) {
        at += bytes;
    }

    boolean isAt(char next) {
        return json[at] == next;
    }

    /** Most of what is read of one moment has the same time. */
    Instant timeAfter(byte[] field) {
        must(field);
        int from = at;
        if (!skipText()) {
            throw new IllegalArgumentException("no time");
        }
        int length = at - from;
        if (length == lastTimeText.length && startsWith(lastTimeText, from)) {
            return lastTime;
        }
        Instant time = time(from, at);
        lastTimeText = Arrays.copyOfRange(json, from, at);
        lastTime = time;
        return time;
    }

    private Instant time(int from, int to) {
        if (!isUsualTime(from, to)) {
            throw new IllegalArgumentException("no usual time");
        }
        LocalDate day = LocalDate.of(digits(from, 4), digits(from + 5, 2), digits(from + 8, 2));
        int hour = digits(from + 11, 2);
        int minute = digits(from + 14, 2);
        int second = digits(from + 17, 2);
        if (hour > 23 || minute > 59 || second > 59) {
            throw new IllegalArgumentException("no time of day");
        }
        int places = Math.max(0, to - from - 21);
        long nanos = digits(from + 20, places);
        for (int i = places; i < 9; i++) {
            nanos *= 10;
        }
        return Instant.ofEpochSecond(day.toEpochDay() * 86_400 + hour * 3600L + minute * 60L + second, nanos);
    }

    /** {@code 2026-03-01T08:00:00Z}, with one to nine places behind the second or none. */
    private boolean isUsualTime(int from, int to) {
        int length = to - from;
        return (length == 20 || (length >= 22 && length <= 30 && json[from + 19] == '.'))
                && json[from + 4] == '-'
                && json[from + 7] == '-'
                && json[from + 10] == 'T'
                && json[from + 13] == ':'
                && json[from + 16] == ':'
                && json[to - 1] == 'Z';
    }

    private int digits(int from, int count) {
        int value = 0;
        for (int i = from; i < from + count; i++) {
            int digit = json[i] - '0';
            if (digit < 0 || digit > 9) {
                throw new IllegalArgumentException("no digit");
            }
            value = value * 10 + digit;
        }
        return value;
    }

    String after(byte[] field) {
        must(field);
        return text();
    }

    String text() {
        int from = at;
        if (!skipText()) {
            throw new IllegalArgumentException("no plain text");
        }
        return text(from, at);
    }

    /** Up to the closing quote; what needs more than ASCII or an escape is not of these shapes. */
    boolean skipText() {
        while (at < json.length && json[at] != '"') {
            if (json[at] == '\\' || json[at] < ' ') {
                return false;
            }
            at++;
        }
        return at < json.length;
    }

    /** A number as JSON writes it. */
    String number() {
        int from = at;
        if (json[at] == '-') {
            at++;
        }
        int whole = at;
        skipDigits();
        if (json[whole] == '0' && at - whole > 1) {
            throw new IllegalArgumentException("a number that begins with 0");
        }
        if (json[at] == '.') {
            at++;
            skipDigits();
        }
        if (json[at] == 'E' || json[at] == 'e') {
            at++;
            if (json[at] == '-' || json[at] == '+') {
                at++;
            }
            skipDigits();
        }
        return text(from, at);
    }

    private void skipDigits() {
        int from = at;
        while (json[at] >= '0' && json[at] <= '9') {
            at++;
        }
        if (at == from) {
            throw new IllegalArgumentException("no digit");
        }
    }

    String text(int from, int to) {
        return new String(json, from, to - from, StandardCharsets.ISO_8859_1);
    }

    boolean take(byte[] expected) {
        if (!startsWith(expected, at)) {
            return false;
        }
        at += expected.length;
        return true;
    }

    void must(byte[] expected) {
        if (!take(expected)) {
            throw new IllegalArgumentException("not of a frequent shape");
        }
    }

    void must(char expected) {
        if (json[at++] != expected) {
            throw new IllegalArgumentException("not of a frequent shape");
        }
    }

    void mustEnd() {
        if (at != json.length) {
            throw new IllegalArgumentException("more than one event");
        }
    }

    /** Whether these bytes are those from one place to another. */
    boolean isSame(byte[] bytes, int from, int to) {
        return to - from == bytes.length && startsWith(bytes, from);
    }

    boolean find(byte[] wanted) {
        for (int from = at; from <= json.length - wanted.length; from++) {
            if (json[from] == ',' && startsWith(wanted, from)) {
                return true;
            }
        }
        return false;
    }

    boolean endsWith(byte[] wanted) {
        return startsWith(wanted, json.length - wanted.length);
    }

    private boolean startsWith(byte[] wanted, int from) {
        if (from < 0 || json.length - from < wanted.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (json[from + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }
}
