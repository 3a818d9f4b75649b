package firewatch.ingest.decode.gb26875;

import java.time.Instant;
import java.time.LocalDateTime;

/** Lays a frame out in bytes. */
public final class FrameWriter {
    private FrameWriter() {}

    public static byte[] write(Frame frame) {
        int length = frame.adu().length;
        if (length > Frame.LONGEST_ADU) {
            throw new IllegalArgumentException("an application data unit has at most " + Frame.LONGEST_ADU + " bytes");
        }
        byte[] bytes = new byte[FrameReader.HEADER + length + FrameReader.TRAILER];
        bytes[0] = FrameReader.START;
        bytes[1] = FrameReader.START;
        LittleEndian.put(bytes, 2, 2, frame.sequence());
        bytes[4] = (byte) frame.mainVersion();
        bytes[5] = (byte) frame.userVersion();
        if (frame.time() != null) {
            TimeLabel.write(bytes, 6, frame.time());
        }
        LittleEndian.put(bytes, 12, 6, frame.source());
        LittleEndian.put(bytes, 18, 6, frame.destination());
        LittleEndian.put(bytes, 24, 2, length);
        bytes[26] = (byte) frame.commandByte();
        System.arraycopy(frame.adu(), 0, bytes, FrameReader.HEADER, length);
        bytes[FrameReader.HEADER + length] = sum(bytes, FrameReader.HEADER + length);
        bytes[bytes.length - 2] = FrameReader.END;
        bytes[bytes.length - 1] = FrameReader.END;
        return bytes;
    }

    /** The answer to a frame: its sequence and versions, the addresses the other way round, no data unit. */
    public static byte[] answer(Header to, Command answer, Instant now) {
        LocalDateTime time = LocalDateTime.ofInstant(now, TimeLabel.ZONE);
        return write(new Frame(
                to.sequence(),
                to.mainVersion(),
                to.userVersion(),
                time,
                to.destination(),
                to.source(),
                answer.code(),
                new byte[0]));
    }

    private static byte sum(byte[] bytes, int end) {
        int sum = 0;
        for (int i = 2; i < end; i++) {
            sum += bytes[i];
        }
        return (byte) sum;
    }
}
