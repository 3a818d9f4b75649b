package firewatch.ingest.decode.gb26875;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a stream of bytes into frames, by length and never by delimiter: marks may stand inside of data. What is no frame
 * is given back as such, and reading goes on at the next possible start. Not safe for several threads.
 */
public final class FrameReader {
    static final int HEADER = 27;
    static final int TRAILER = 3;
    static final byte START = 0x40;
    static final byte END = 0x23;
    private static final int FIRST_OF_VENDORS = 128;
    private static final int NONE = -1;
    private static final int LONGEST_FRAME = HEADER + Frame.LONGEST_ADU + TRAILER;

    private byte[] bytes = new byte[LONGEST_FRAME];
    private int from;
    private int to;

    /** What the next bytes of the stream are. */
    public sealed interface Cut {

        /** The bytes as they came. */
        byte[] bytes();

        /** A frame that is right. */
        @SuppressWarnings("ArrayRecordComponent") // bytes pass through and are never compared
        record Whole(Frame frame, byte[] bytes) implements Cut {}

        /**
         * Bytes that are no right frame, up to where one can begin again.
         *
         * @param header what could be read of it, so that it can be denied; null where there was none
         */
        @SuppressWarnings("ArrayRecordComponent") // bytes pass through and are never compared
        record Broken(Fault fault, byte[] bytes, @Nullable Header header) implements Cut {}
    }

    /** Why bytes are no frame. */
    public enum Fault {
        NO_START,
        /** It began and never got whole. */
        CUT_OFF,
        TOO_LONG,
        BAD_END,
        BAD_SUM,
        UNKNOWN_COMMAND
    }

    /** Adds what came in. */
    public void add(byte[] more) {
        if (to + more.length > bytes.length) {
            int waiting = to - from;
            byte[] roomier = waiting + more.length > bytes.length
                    ? new byte[Math.max(bytes.length * 2, waiting + more.length)]
                    : bytes;
            System.arraycopy(bytes, from, roomier, 0, waiting);
            bytes = roomier;
            from = 0;
            to = waiting;
        }
        System.arraycopy(more, 0, bytes, to, more.length);
        to += more.length;
    }

    /** Whether a frame has begun that is not whole yet. */
    public boolean isInMidFrame() {
        return from < to;
    }

    /** Gives up a frame that does not get whole: what follows its start mark is looked at anew. */
    public Optional<Cut> abandon() {
        return isInMidFrame() ? Optional.of(cutOff(startFrom(from + 1))) : Optional.empty();
    }

    /** Gives up a frame that does not get whole where a right one stands in what it would have to hold. */
    public Optional<Cut> resynchronise() {
        int right = rightFrameFrom(from + 1);
        return right < to ? Optional.of(cutOff(right)) : Optional.empty();
    }

    /** The next cut, if the bytes so far hold one. */
    public Optional<Cut> next() {
        if (from == to) {
            return Optional.empty();
        }
        int start = startFrom(from);
        if (start > from) {
            return Optional.of(noFrame(start));
        }
        if (to - from < HEADER) {
            return Optional.empty();
        }
        int length = LittleEndian.u16(bytes, from + 24);
        int whole = HEADER + length + TRAILER;
        if (to - from < whole) {
            return Optional.empty();
        }
        return Optional.of(check(length, from + whole));
    }

    private Cut noFrame(int end) {
        if (!isMark(from)) {
            return broken(Fault.NO_START, end, null);
        }
        if (end - from < HEADER) {
            return broken(Fault.CUT_OFF, end, null);
        }
        boolean isTooLong = LittleEndian.u16(bytes, from + 24) > Frame.LONGEST_ADU;
        return broken(isTooLong ? Fault.TOO_LONG : Fault.BAD_END, end, header());
    }

    /** What began and never got whole can be denied where its header did. */
    private Cut cutOff(int end) {
        return broken(Fault.CUT_OFF, end, isMark(from) && end - from >= HEADER ? header() : null);
    }

    private Cut check(int length, int end) {
        int command = bytes[from + 26] & 0xFF;
        if (!hasRightSum(from, length)) {
            return broken(Fault.BAD_SUM, Math.min(end, rightFrameFrom(from + 1)), header());
        }
        if (Command.of(command).isEmpty() && command < FIRST_OF_VENDORS) {
            return broken(Fault.UNKNOWN_COMMAND, Math.min(end, rightFrameFrom(from + 1)), header());
        }
        if (hasRightFrameAtItsEnd(end)) {
            return broken(Fault.CUT_OFF, rightFrameFrom(from + 1), header());
        }
        Header header = header();
        Frame frame = new Frame(
                header.sequence(),
                header.mainVersion(),
                header.userVersion(),
                TimeLabel.read(bytes, from + 6),
                header.source(),
                header.destination(),
                command,
                Arrays.copyOfRange(bytes, from + HEADER, from + HEADER + length));
        byte[] whole = Arrays.copyOfRange(bytes, from, end);
        from = end;
        return new Cut.Whole(frame, whole);
    }

    private Cut.Broken broken(Fault fault, int end, @Nullable Header header) {
        byte[] lost = Arrays.copyOfRange(bytes, from, end);
        from = end;
        return new Cut.Broken(fault, lost, header);
    }

    private Header header() {
        return new Header(
                LittleEndian.u16(bytes, from + 2),
                bytes[from + 4] & 0xFF,
                bytes[from + 5] & 0xFF,
                LittleEndian.u48(bytes, from + 12),
                LittleEndian.u48(bytes, from + 18));
    }

    /** Where a frame can begin first: a start mark, and behind it nothing yet that no frame has. */
    private int startFrom(int position) {
        for (int i = position; i < to; i++) {
            if (isMark(i) && mayBeFrame(i)) {
                return i;
            }
        }
        return to;
    }

    /** A lone "@" at the end may be the half of a mark. */
    private boolean isMark(int at) {
        return bytes[at] == START && (at + 1 == to || bytes[at + 1] == START);
    }

    private boolean mayBeFrame(int at) {
        if (to - at < HEADER) {
            return true;
        }
        int length = LittleEndian.u16(bytes, at + 24);
        int end = at + HEADER + length + TRAILER;
        return length <= Frame.LONGEST_ADU && (end > to || (bytes[end - 2] == END && bytes[end - 1] == END));
    }

    /** Where a whole and right frame begins; the end where there is none. */
    private int rightFrameFrom(int position) {
        for (int i = position; i + HEADER + TRAILER <= to; i++) {
            if (endOfRightFrame(i) != NONE) {
                return i;
            }
        }
        return to;
    }

    /** Where the whole and right frame ends that begins there, if one does. */
    private int endOfRightFrame(int at) {
        if (!isMark(at) || !mayBeFrame(at)) {
            return NONE;
        }
        int length = LittleEndian.u16(bytes, at + 24);
        int end = at + HEADER + length + TRAILER;
        return end <= to && hasRightSum(at, length) ? end : NONE;
    }

    /**
     * Whether another right frame ends where this one does: one of 256 cut-off frames has the right sum by chance where its
     * length leads to the end of a later one. A frame that carries another in its data has a trailer of its own behind it.
     */
    private boolean hasRightFrameAtItsEnd(int end) {
        for (int i = from + 1; i + HEADER + TRAILER <= end; i++) {
            if (endOfRightFrame(i) == end) {
                return true;
            }
        }
        return false;
    }

    private boolean hasRightSum(int at, int length) {
        return sum(at + 2, at + HEADER + length) == (bytes[at + HEADER + length] & 0xFF);
    }

    private int sum(int first, int end) {
        int sum = 0;
        for (int i = first; i < end; i++) {
            sum += bytes[i];
        }
        return sum & 0xFF;
    }
}
