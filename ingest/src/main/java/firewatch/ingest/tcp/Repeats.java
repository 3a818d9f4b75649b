package firewatch.ingest.tcp;

import java.util.Arrays;

/** The last frames of one connection, so that one which comes again, byte for byte and sequence included, can be marked. */
final class Repeats {
    private static final int REMEMBERED = 64;

    private final long[] digests = new long[REMEMBERED];
    private int next;

    /** Whether the frame came before; it is remembered in any case. */
    boolean isRepeat(byte[] frame) {
        long digest = digest(frame);
        boolean isThere = Arrays.stream(digests).anyMatch(each -> each == digest);
        if (!isThere) {
            digests[next] = digest;
            next = (next + 1) % REMEMBERED;
        }
        return isThere;
    }

    private static long digest(byte[] frame) {
        long hash = 0xcbf29ce484222325L;
        for (byte each : frame) {
            hash = (hash ^ (each & 0xFF)) * 0x100000001b3L;
        }
        return hash == 0 ? 1 : hash;
    }
}
