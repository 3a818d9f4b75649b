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
    private static final int LONGEST_FRAME = HEADER + Frame.LONGEST_ADU + TRAILER;

    private byte[] bytes = new byte[LONGEST_FRAME];
    private int from;
    private int to;

    /** What the next bytes of the stream are. */
    public sealed interface Cut {

        /** A frame that is right. */
        record Whole(Frame frame) implements Cut {}

        /**
         * Bytes that are no right frame.
         *
         * @param header what could be read of it, so that it can be denied; null where there was none
         */
        @SuppressWarnings("ArrayRecordComponent") // bytes pass through and are never compared
        record Broken(Fault fault, byte[] bytes, @Nullable Header header) implements Cut {}
    }

    /** What a deny must repeat of a broken frame. */
    public record Header(int sequence, int mainVersion, int userVersion, long source, long destination) {}

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
        return isInMidFrame() ? Optional.of(broken(Fault.CUT_OFF, nextStartAfterThis(), null)) : Optional.empty();
    }

    /** The next cut, if the bytes so far hold one. */
    public Optional<Cut> next() {
        int start = startOfFrame();
        if (start > from) {
            return Optional.of(broken(Fault.NO_START, start, null));
        }
        if (to - from < HEADER) {
            return Optional.empty();
        }
        int length = LittleEndian.u16(bytes, from + 24);
        if (length > Frame.LONGEST_ADU) {
            return Optional.of(broken(Fault.TOO_LONG, nextStartAfterThis(), header()));
        }
        int whole = HEADER + length + TRAILER;
        if (to - from < whole) {
            return Optional.empty();
        }
        return Optional.of(check(length, from + whole));
    }

    private Cut check(int length, int end) {
        if (bytes[end - 2] != END || bytes[end - 1] != END) {
            return broken(Fault.BAD_END, nextStartAfterThis(), header());
        }
        int command = bytes[from + 26] & 0xFF;
        if (sum(from + 2, from + HEADER + length) != (bytes[end - 3] & 0xFF)) {
            return broken(Fault.BAD_SUM, end, header());
        }
        if (Command.of(command).isEmpty() && command < 128) {
            return broken(Fault.UNKNOWN_COMMAND, end, header());
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
        from = end;
        return new Cut.Whole(frame);
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

    /** Where "@@" stands first; a lone "@" at the end may be the half of one. */
    private int startOfFrame() {
        return startFrom(from);
    }

    private int nextStartAfterThis() {
        return startFrom(from + 1);
    }

    private int startFrom(int position) {
        for (int i = position; i < to; i++) {
            if (bytes[i] == START && (i + 1 == to || bytes[i + 1] == START)) {
                return i;
            }
        }
        return to;
    }

    private int sum(int first, int end) {
        int sum = 0;
        for (int i = first; i < end; i++) {
            sum += bytes[i];
        }
        return sum & 0xFF;
    }
}
