package firewatch.ingest.publish;

import firewatch.events.DeviceSignal;
import firewatch.events.DeviceSignal.ClockSource;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * A memory of fixed size for what was said within the last minutes, so that a resend can be marked. It may forget early
 * and is a hint only. Words with neither a time nor a counter are compared only on the signal lane: a measurement
 * without either repeats itself rightly.
 */
final class ResentHint {
    private static final long WINDOW_SECONDS = Duration.ofMinutes(10).toSeconds();
    private static final int TIME_BITS = 32;

    private final AtomicLongArray slots;

    /** @param size how many are remembered at most; a power of two */
    ResentHint(int size) {
        slots = new AtomicLongArray(size);
    }

    /** Whether the same was said within the window; it is remembered as said now in any case. */
    boolean wasSaid(DeviceSignal signal) {
        boolean hasIdentity = signal.seq() != null || signal.clock() == ClockSource.DEVICE;
        if (!hasIdentity && !signal.signal().isUrgent()) {
            return false;
        }
        long digest = digest(signal);
        int slot = (int) (digest & (slots.length() - 1));
        long second = signal.receivedAt().getEpochSecond() & 0xFFFF_FFFFL;
        long before = slots.getAndSet(slot, (digest >>> TIME_BITS << TIME_BITS) | second);
        boolean same = before >>> TIME_BITS == digest >>> TIME_BITS;
        return same && before != 0 && second - (before & 0xFFFF_FFFFL) <= WINDOW_SECONDS;
    }

    private static long digest(DeviceSignal signal) {
        long hash = mix(signal.gateway().hashCode() * 31L + signal.device().hashCode());
        String point = signal.point();
        hash = mix(hash ^ (point == null ? 0 : point.hashCode()));
        Long seq = signal.seq();
        hash = mix(hash ^ (seq == null ? -1 : seq));
        hash = mix(hash
                ^ (signal.clock() == ClockSource.DEVICE ? signal.occurredAt().hashCode() : 0));
        return mix(hash ^ signal.signal().hashCode());
    }

    private static long mix(long value) {
        long mixed = (value ^ (value >>> 33)) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ (mixed >>> 33);
    }
}
