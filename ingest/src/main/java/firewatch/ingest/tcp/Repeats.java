package firewatch.ingest.tcp;

import java.time.Duration;

/** The last frames of one connection, so that one which comes again, byte for byte and sequence included, is known. */
final class Repeats {
    private static final int REMEMBERED = 64;
    private static final int NOWHERE = -1;

    private final long retriedWithin;
    private final long[] digests = new long[REMEMBERED];
    private final long[] takenAt = new long[REMEMBERED];
    private int next;

    /** @param retriedWithin how long after a frame the same one is it again, and not another that looks like it */
    Repeats(Duration retriedWithin) {
        this.retriedWithin = retriedWithin.toNanos();
    }

    /** Whether the frame was taken before. */
    boolean isRepeat(byte[] frame) {
        return placeOf(digest(frame)) != NOWHERE;
    }

    /** Whether the sender says again what it did not see confirmed. */
    boolean isRetry(byte[] frame, long now) {
        int place = placeOf(digest(frame));
        return place != NOWHERE && now - takenAt[place] <= retriedWithin;
    }

    /** Remembers the frame; what comes again too late to be a retry counts from now. */
    void taken(byte[] frame, long now) {
        long digest = digest(frame);
        int place = placeOf(digest);
        if (place == NOWHERE) {
            place = next;
            next = (next + 1) % REMEMBERED;
        } else if (now - takenAt[place] <= retriedWithin) {
            return;
        }
        digests[place] = digest;
        takenAt[place] = now;
    }

    private int placeOf(long digest) {
        for (int i = 0; i < REMEMBERED; i++) {
            if (digests[i] == digest) {
                return i;
            }
        }
        return NOWHERE;
    }

    private static long digest(byte[] frame) {
        long hash = 0xcbf29ce484222325L;
        for (byte each : frame) {
            hash = (hash ^ (each & 0xFF)) * 0x100000001b3L;
        }
        return hash == 0 ? 1 : hash;
    }
}
