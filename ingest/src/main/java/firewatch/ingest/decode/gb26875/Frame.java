package firewatch.ingest.decode.gb26875;

import java.time.LocalDateTime;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One frame of GB/T 26875.3-2011, checked: marks, length and sum are right.
 *
 * @param sequence 0-65535; an answer repeats it
 * @param time the sender's time label, local; null where it is all zero or no time
 * @param source address of the sender, 48 bits
 * @param destination address of the receiver, 48 bits
 * @param commandByte as it stood; see {@link Command}
 * @param adu the application data unit, at most {@link #LONGEST_ADU} bytes, may be empty
 */
@SuppressWarnings("ArrayRecordComponent") // bytes pass through; equality is written out
public record Frame(
        int sequence,
        int mainVersion,
        int userVersion,
        @Nullable LocalDateTime time,
        long source,
        long destination,
        int commandByte,
        byte[] adu) {
    public static final int LONGEST_ADU = 1024;

    /** What an answer to it repeats. */
    public Header header() {
        return new Header(sequence, mainVersion, userVersion, source, destination);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Frame that
                && sequence == that.sequence
                && mainVersion == that.mainVersion
                && userVersion == that.userVersion
                && source == that.source
                && destination == that.destination
                && commandByte == that.commandByte
                && java.util.Objects.equals(time, that.time)
                && Arrays.equals(adu, that.adu);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * sequence + Long.hashCode(source)) + Arrays.hashCode(adu);
    }
}
