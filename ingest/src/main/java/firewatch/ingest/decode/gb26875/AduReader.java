package firewatch.ingest.decode.gb26875;

import java.nio.charset.Charset;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes a data unit apart into its objects: type flag, count, objects. The field's variants are known by their size, since
 * an object's size is what remains divided by the count: without the text, without the time label.
 */
final class AduReader {
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final int TEXT = 31;
    private static final int COMPONENT_STATUS = 9;
    private static final int ANALOG = 10;
    private static final int FACILITY = 4;

    private AduReader() {}

    /** What the data unit holds. */
    sealed interface Contents {

        /** @param rest bytes at the end that belong to no object; empty where all is understood */
        @SuppressWarnings("ArrayRecordComponent") // bytes pass through and are never compared
        record Facts(int type, List<Fact> facts, byte[] rest) implements Contents {}

        /** No type and count, which is a heartbeat where it is empty and a private word where not. */
        record Empty() implements Contents {}

        /** Too short or too long for what it says it is. */
        record Misshapen(int type, String why) implements Contents {}
    }

    static Contents read(byte[] adu) {
        if (adu.length < 2) {
            return adu.length == 0 ? new Contents.Empty() : kept(adu[0] & 0xFF, adu);
        }
        int type = adu[0] & 0xFF;
        int count = adu[1] & 0xFF;
        return switch (type) {
            case 1 -> objects(adu, type, count, FACILITY, AduReader::systemStatus);
            case 2 -> objects(adu, type, count, COMPONENT_STATUS, AduReader::componentStatus);
            case 3 -> objects(adu, type, count, ANALOG, AduReader::analog);
            case 4 -> objects(adu, type, count, FACILITY, AduReader::systemOperation);
            case 21 -> objects(adu, type, count, 1, AduReader::deviceStatus);
            case 24 -> objects(adu, type, count, 2, AduReader::deviceOperation);
            default -> kept(type, adu);
        };
    }

    private interface ObjectReader {
        Fact read(byte[] adu, int at, int size);
    }

    private static Contents objects(byte[] adu, int type, int count, int least, ObjectReader reader) {
        int room = adu.length - 2;
        if (count == 0) {
            return new Contents.Misshapen(type, "it says it holds no object");
        }
        int size = room / count;
        if (size < least) {
            return new Contents.Misshapen(
                    type, "%d objects of at least %d bytes do not fit into %d".formatted(count, least, room));
        }
        List<Fact> facts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            facts.add(reader.read(adu, 2 + i * size, size));
        }
        return new Contents.Facts(type, facts, Arrays.copyOfRange(adu, 2 + count * size, adu.length));
    }

    private static Fact systemStatus(byte[] adu, int at, int size) {
        return new Fact.SystemStatus(
                adu[at] & 0xFF, adu[at + 1] & 0xFF, LittleEndian.u16(adu, at + 2), timeAt(adu, at, FACILITY, size));
    }

    private static Fact componentStatus(byte[] adu, int at, int size) {
        boolean hasText = size >= COMPONENT_STATUS + TEXT;
        int body = hasText ? COMPONENT_STATUS + TEXT : COMPONENT_STATUS;
        return new Fact.ComponentStatus(
                component(adu, at),
                LittleEndian.u16(adu, at + 7),
                hasText ? text(adu, at + COMPONENT_STATUS) : null,
                timeAt(adu, at, body, size));
    }

    private static Fact analog(byte[] adu, int at, int size) {
        return new Fact.Analog(
                component(adu, at), adu[at + 7] & 0xFF, LittleEndian.s16(adu, at + 8), timeAt(adu, at, ANALOG, size));
    }

    private static Fact systemOperation(byte[] adu, int at, int size) {
        return new Fact.Operation(
                new Fact.Facility(adu[at] & 0xFF, adu[at + 1] & 0xFF),
                adu[at + 2] & 0xFF,
                adu[at + 3] & 0xFF,
                timeAt(adu, at, FACILITY, size));
    }

    private static Fact deviceStatus(byte[] adu, int at, int size) {
        return new Fact.DeviceStatus(adu[at] & 0xFF, timeAt(adu, at, 1, size));
    }

    private static Fact deviceOperation(byte[] adu, int at, int size) {
        return new Fact.Operation(null, adu[at] & 0xFF, adu[at + 1] & 0xFF, timeAt(adu, at, 2, size));
    }

    private static Fact.Component component(byte[] adu, int at) {
        return new Fact.Component(
                adu[at] & 0xFF, adu[at + 1] & 0xFF, adu[at + 2] & 0xFF, LittleEndian.u32(adu, at + 3));
    }

    private static @Nullable LocalDateTime timeAt(byte[] adu, int at, int body, int size) {
        return size >= body + TimeLabel.BYTES ? TimeLabel.read(adu, at + body) : null;
    }

    /** GB18030, ended by its padding: zero bytes or blanks. Makers also put zeroes between two texts. */
    private static @Nullable String text(byte[] adu, int at) {
        String text = new String(adu, at, TEXT, GB18030).replace('\0', ' ').strip();
        return text.isEmpty() ? null : text.replaceAll(" {2,}", " ");
    }

    private static Contents kept(int type, byte[] adu) {
        return new Contents.Facts(type, List.of(new Fact.Kept(type, adu.clone())), new byte[0]);
    }
}
