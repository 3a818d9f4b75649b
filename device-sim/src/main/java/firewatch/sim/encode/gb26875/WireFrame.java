package firewatch.sim.encode.gb26875;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.LocalDateTime;
import java.util.Optional;

/** A frame of GB/T 26875.3-2011: written as the device sends it, and read as far as an answer of the centre needs it. */
public final class WireFrame {
    private static final short START = 0x4040;
    private static final short END = 0x2323;
    private static final int VERSION = 1;
    private static final int SEND = 2;
    private static final int SUMMED_FROM = 2;
    private static final int HEADER = 27;
    private static final int TAIL = 3;
    private static final int ADDRESS = 6;
    private static final int LENGTH_AT = 24;
    private static final int COMMAND_AT = 26;
    private static final int LONGEST = 1024;

    private WireFrame() {}

    /** What the centre says to a frame, by the frame's sequence number. */
    public sealed interface Answer {
        /** It has it. */
        record Confirmed(int sequence) implements Answer {}

        /** It was wrong. */
        record Denied(int sequence) implements Answer {}

        /** Something of the centre's own. */
        record Other(int command) implements Answer {}
    }

    /** The frame that sends a data unit. */
    public static byte[] sending(int sequence, LocalDateTime at, long source, long destination, byte[] unit) {
        if (unit.length > LONGEST) {
            throw new IllegalArgumentException("a data unit has 1024 bytes at most, not " + unit.length);
        }
        ByteBuffer frame = ByteBuffer.allocate(HEADER + unit.length + TAIL).order(ByteOrder.LITTLE_ENDIAN);
        frame.putShort(START).putShort((short) sequence).put((byte) VERSION).put((byte) 0);
        DataUnit.time(frame, at);
        address(frame, source);
        address(frame, destination);
        frame.putShort((short) unit.length).put((byte) SEND).put(unit);
        frame.put(sum(frame, unit.length)).putShort(END);
        return frame.array();
    }

    /**
     * Takes the next answer off bytes that came in; empty where it is not whole yet. What is no frame is passed over.
     *
     * @param in ready to be read
     */
    public static Optional<Answer> next(ByteBuffer in) {
        in.order(ByteOrder.LITTLE_ENDIAN);
        while (in.remaining() >= HEADER + TAIL) {
            int length = in.getShort(in.position() + LENGTH_AT) & 0xFFFF;
            int size = HEADER + length + TAIL;
            if (in.getShort(in.position()) != START || length > LONGEST) {
                in.get();
            } else if (in.remaining() < size) {
                return Optional.empty();
            } else {
                ByteBuffer frame = in.slice(in.position(), size).order(ByteOrder.LITTLE_ENDIAN);
                if (isRight(frame, length)) {
                    in.position(in.position() + size);
                    return Optional.of(answer(frame));
                }
                in.get();
            }
        }
        return Optional.empty();
    }

    private static Answer answer(ByteBuffer frame) {
        int sequence = frame.getShort(SUMMED_FROM) & 0xFFFF;
        int command = frame.get(COMMAND_AT) & 0xFF;
        return switch (command) {
            case 3 -> new Answer.Confirmed(sequence);
            case 6 -> new Answer.Denied(sequence);
            default -> new Answer.Other(command);
        };
    }

    private static boolean isRight(ByteBuffer frame, int length) {
        return frame.get(HEADER + length) == sum(frame, length) && frame.getShort(HEADER + length + 1) == END;
    }

    private static byte sum(ByteBuffer frame, int length) {
        int sum = 0;
        for (int i = SUMMED_FROM; i < HEADER + length; i++) {
            sum += frame.get(i);
        }
        return (byte) sum;
    }

    private static void address(ByteBuffer into, long address) {
        for (int i = 0; i < ADDRESS; i++) {
            into.put((byte) (address >>> (8 * i)));
        }
    }
}
