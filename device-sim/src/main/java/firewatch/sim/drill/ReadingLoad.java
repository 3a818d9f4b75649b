package firewatch.sim.drill;

import firewatch.sim.encode.json.JsonEncoder;
import firewatch.sim.mqtt.Outgoing;
import firewatch.sim.mqtt.Receipts;
import firewatch.sim.mqtt.Swarm;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Readings without a time, each with a value that its device never says again, of which some are sent twice. Where that is
 * asked, every second device counts them.
 * Knows which were acknowledged. Lives on its swarm's thread; the truth is read when that has ended.
 */
public final class ReadingLoad implements Swarm.Source, Receipts {
    private static final String QUANTITY = "temperature";
    private static final int RECENT = 64;

    private final String prefix;
    private final int devicesPerLine;
    private final double sentTwice;
    private final boolean halfCounted;
    private final SplittableRandom random;
    private final List<Teller> tellers = new ArrayList<>();
    private final List<BitSet> acknowledged = new ArrayList<>();
    private final LongAdder distinct = new LongAdder();
    private volatile LongPredicate wanted = sent -> true;
    private long sent;
    private long bytes;

    /** The devices of one line, in turn. */
    private static final class Teller {
        private final Outgoing[] recent = new Outgoing[RECENT];
        private long count;
    }

    /** @param sentTwice the share of readings that are sent once more after a while */
    public ReadingLoad(String prefix, int lines, int devicesPerLine, double sentTwice, long seed) {
        this(prefix, lines, devicesPerLine, sentTwice, false, seed);
    }

    private ReadingLoad(
            String prefix, int lines, int devicesPerLine, double sentTwice, boolean halfCounted, long seed) {
        this.prefix = prefix;
        this.devicesPerLine = devicesPerLine;
        this.sentTwice = sentTwice;
        this.halfCounted = halfCounted;
        this.random = new SplittableRandom(seed);
        for (int line = 0; line < lines; line++) {
            tellers.add(new Teller());
        }
        for (int device = 0; device < lines * devicesPerLine; device++) {
            acknowledged.add(new BitSet());
        }
    }

    /** Every second device counts its readings: each of those can be known again. */
    static ReadingLoad halfCounted(String prefix, int lines, int devicesPerLine, double sentTwice, long seed) {
        return new ReadingLoad(prefix, lines, devicesPerLine, sentTwice, true, seed);
    }

    /** No reading that was not sent before is begun any more. */
    public void stop() {
        wanted = soFar -> false;
    }

    /** Stops by itself after so many. */
    public ReadingLoad only(long readings) {
        wanted = soFar -> soFar < readings;
        return this;
    }

    /** Readings acknowledged so far, each counted once. */
    public long acknowledgedSoFar() {
        return distinct.sum();
    }

    /** The highest acknowledged number of that device, which is its highest value in hundredths; -1 where there is none. */
    public int highestAcknowledged(int device) {
        return acknowledged.get(device).length() - 1;
    }

    /** The mean size of a reading. */
    public double meanBytes() {
        return (double) bytes / Math.max(1, sent);
    }

    @Override
    public @Nullable Outgoing next(int line) {
        if (!wanted.test(sent)) {
            return null;
        }
        Teller teller = tellers.get(line);
        if (teller.count > RECENT && random.nextDouble() < sentTwice / (1 + sentTwice)) {
            return teller.recent[random.nextInt(RECENT)];
        }
        int device = line * devicesPerLine + (int) (teller.count % devicesPerLine);
        int number = (int) (teller.count / devicesPerLine);
        byte[] reading = counts(device)
                ? JsonEncoder.reading(prefix + device, number, QUANTITY, number)
                : JsonEncoder.reading(prefix + device, QUANTITY, number);
        Outgoing fresh = new Outgoing(reading, (long) device << 32 | number);
        teller.recent[(int) (teller.count % RECENT)] = fresh;
        teller.count++;
        sent++;
        bytes += reading.length;
        return fresh;
    }

    private boolean counts(int device) {
        return halfCounted && device % 2 == 1;
    }

    @Override
    public void acknowledged(Outgoing message, long sentNanos, long ackedNanos) {
        if (message.tag() == Detector.NOBODY) {
            return;
        }
        BitSet numbers = acknowledged.get((int) (message.tag() >>> 32));
        int number = (int) message.tag();
        if (!numbers.get(number)) {
            numbers.set(number);
            distinct.increment();
        }
    }

    /** A fresh comparison of what was acknowledged with what was stored. */
    public Comparison compare() {
        return new Comparison();
    }

    /** Crosses off each stored row; what remains was lost. */
    public final class Comparison {
        private final List<BitSet> missing =
                acknowledged.stream().map(set -> (BitSet) set.clone()).toList();
        private final List<BitSet> found =
                acknowledged.stream().map(set -> new BitSet()).toList();
        private long rows;
        private long doubled;

        public void stored(String device, double value) {
            int index = Integer.parseInt(device.substring(prefix.length()));
            int number = (int) Math.round(value * 100);
            missing.get(index).clear(number);
            doubled += counts(index) && found.get(index).get(number) ? 1 : 0;
            found.get(index).set(number);
            rows++;
        }

        public long lost() {
            return missing.stream().mapToLong(BitSet::cardinality).sum();
        }

        public long rows() {
            return rows;
        }

        /** Rows beyond the first of a reading that its device counted. */
        public long doubled() {
            return doubled;
        }

        /** Different readings among the rows. */
        public long distinctRows() {
            return found.stream().mapToLong(BitSet::cardinality).sum();
        }
    }
}
