package firewatch.ingest.decode;

import java.util.Arrays;

/**
 * One part of a message that was not understood, with the bytes it had there.
 *
 * @param detail one sentence for a person
 */
@SuppressWarnings("ArrayRecordComponent") // bytes pass through and are never compared
public record Rejected(RejectReason reason, String detail, byte[] bytes) {

    /** The same with its first bytes only, where it has more; the detail says then how many it had. */
    public Rejected withAtMost(int most) {
        if (bytes.length <= most) {
            return this;
        }
        String cut = " Kept are the first " + most + " of its " + bytes.length + " bytes.";
        return new Rejected(reason, detail + cut, Arrays.copyOf(bytes, most));
    }
}
