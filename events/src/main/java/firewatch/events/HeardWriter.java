package firewatch.events;

import static firewatch.events.FrequentShape.*;

import firewatch.events.Signal.Heartbeat;
import firewatch.events.Signal.Measured;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes the signals that come by the thousand, measurements and heartbeats, byte for byte as {@link EventJson} does, in
 * a fraction of its time; everything else it leaves to that. {@link HeardReader} reads them as fast. Belongs to one
 * thread.
 */
public final class HeardWriter {
    private static final byte[] HEX = ascii("0123456789abcdef");

    private byte[] buffer = new byte[1024];
    private int size;
    private Instant lastTime = Instant.EPOCH;
    private byte[] lastTimeText = ascii(Instant.EPOCH.toString());

    public byte[] write(Object event) {
        if (event instanceof DeviceSignal signal
                && (signal.signal() instanceof Measured || signal.signal() instanceof Heartbeat)
                && isPlain(signal.point())) {
            return writeFrequent(signal);
        }
        return EventJson.write(event);
    }

    private byte[] writeFrequent(DeviceSignal signal) {
        size = 0;
        put(SIGNAL);
        put(signal.id().value());
        put(DEVICE);
        put(signal.device().value());
        String point = signal.point();
        if (point != null) {
            put(POINT);
            put(point);
        }
        put(GATEWAY);
        put(signal.gateway().value());
        put(FORMAT);
        put(signal.format());
        put(OCCURRED);
        put(signal.occurredAt());
        put(RECEIVED);
        put(signal.receivedAt());
        put(CLOCK);
        put(signal.clock().name());
        putSeq(signal.seq());
        if (signal.test()) {
            put(TEST);
        }
        if (signal.resent()) {
            put(RESENT);
        }
        if (signal.signal() instanceof Measured measured) {
            put(measured);
        } else {
            put(HEARTBEAT);
        }
        return Arrays.copyOf(buffer, size);
    }

    private void putSeq(@Nullable Long seq) {
        if (seq == null) {
            put(QUOTE);
        } else {
            put(SEQ);
            put(Long.toString(seq));
        }
    }

    private void put(Measured measured) {
        put(MEASURED);
        boolean first = true;
        for (Reading reading : measured.readings()) {
            if (!first) {
                put((byte) ',');
            }
            first = false;
            put(QUANTITY);
            put(reading.quantity().name());
            put(CHANNEL);
            put(Integer.toString(reading.channel()));
            put(VALUE);
            put(Double.toString(reading.value()));
            put((byte) '}');
        }
        put(END_MEASURED);
    }

    private void put(UUID id) {
        long high = id.getMostSignificantBits();
        long low = id.getLeastSignificantBits();
        hex(high >>> 32, 8);
        put((byte) '-');
        hex(high >>> 16, 4);
        put((byte) '-');
        hex(high, 4);
        put((byte) '-');
        hex(low >>> 48, 4);
        put((byte) '-');
        hex(low, 12);
    }

    private void hex(long bits, int digits) {
        room(digits);
        for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4) {
            buffer[size++] = HEX[(int) (bits >>> shift) & 0xF];
        }
    }

    /** Most signals of one moment have the same time. */
    private void put(Instant time) {
        if (!time.equals(lastTime)) {
            lastTime = time;
            lastTimeText = ascii(time.toString());
        }
        put(lastTimeText);
    }

    @SuppressWarnings("deprecation") // the fastest way to copy what is known to be ASCII
    private void put(String ascii) {
        int length = ascii.length();
        room(length);
        ascii.getBytes(0, length, buffer, size);
        size += length;
    }

    private void put(byte[] bytes) {
        room(bytes.length);
        System.arraycopy(bytes, 0, buffer, size, bytes.length);
        size += bytes.length;
    }

    private void put(byte one) {
        room(1);
        buffer[size++] = one;
    }

    private void room(int more) {
        if (buffer.length - size < more) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, size + more));
        }
    }

    private static boolean isPlain(@Nullable String text) {
        if (text == null) {
            return true;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || c == '"' || c == '\\') {
                return false;
            }
        }
        return true;
    }
}
