package firewatch.ingest.decode.gb26875;

/** Unsigned numbers with the least significant byte first, as the standard sends them. */
final class LittleEndian {
    private LittleEndian() {}

    static int u16(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) | (bytes[at + 1] & 0xFF) << 8;
    }

    static long u32(byte[] bytes, int at) {
        return u16(bytes, at) | (long) u16(bytes, at + 2) << 16;
    }

    static long u48(byte[] bytes, int at) {
        return u32(bytes, at) | (long) u16(bytes, at + 4) << 32;
    }

    static long unsigned(byte[] bytes, int at, int width) {
        long value = 0;
        for (int i = width - 1; i >= 0; i--) {
            value = value << 8 | bytes[at + i] & 0xFF;
        }
        return value;
    }

    static void put(byte[] bytes, int at, int width, long value) {
        for (int i = 0; i < width; i++) {
            bytes[at + i] = (byte) (value >>> (8 * i));
        }
    }
}
