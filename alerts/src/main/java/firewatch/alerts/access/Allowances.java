package firewatch.alerts.access;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** How often each key may still fail: a number that grows back with time, which is told in nanoseconds. Forgets the longest unused keys when full. */
final class Allowances<K> {
    private static final int LARGEST = 20_000;

    private final int whole;
    private final Duration recovery;
    private final Map<K, Allowance> byKey = new LinkedHashMap<>(16, 0.75f, true);

    /** @param recovery in what time a used-up allowance is whole again */
    Allowances(int whole, Duration recovery) {
        this.whole = whole;
        this.recovery = recovery;
    }

    /** Takes one; zero where there was one to take, else how long until there is. */
    synchronized Duration take(K key, long now) {
        double left = left(key, now);
        if (left < 1) {
            return recovery.multipliedBy((long) Math.ceil((1 - left) * 1000)).dividedBy(1000L * whole);
        }
        byKey.put(key, new Allowance(left - 1, now));
        if (byKey.size() > LARGEST) {
            byKey.remove(byKey.keySet().iterator().next());
        }
        return Duration.ZERO;
    }

    /** Gives back one that was taken. */
    synchronized void giveBack(K key, long now) {
        byKey.put(key, new Allowance(Math.min(whole, left(key, now) + 1), now));
    }

    /** Makes the key's allowance whole. */
    synchronized void restore(K key) {
        byKey.remove(key);
    }

    private double left(K key, long now) {
        Allowance allowance = byKey.get(key);
        if (allowance == null) {
            return whole;
        }
        double grown = (now - allowance.at) * whole / (double) recovery.toNanos();
        return Math.min(whole, allowance.left + grown);
    }

    private record Allowance(double left, long at) {}
}
