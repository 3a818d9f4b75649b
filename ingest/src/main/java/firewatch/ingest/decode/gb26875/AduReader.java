package firewatch.ingest.decode.gb26875;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes a data unit apart into its objects: type flag, count, objects. What fits no object is given back beside them. */
final class AduReader {
    private static final int HEADER = 2;
    private static final int FIRST_OF_VENDORS = 128;
    private static final int HANDSHAKE = 0x16;
    private static final int YEAR_OF_STANDARD = 2011;

    private final byte[] adu;
    private final int type;
    private final int count;
    private final List<Placed> facts = new ArrayList<>();

    private AduReader(byte[] adu) {
        this.adu = adu;
        this.type = adu[0] & 0xFF;
        this.count = adu[1] & 0xFF;
    }

    /** What the data unit holds. */
    sealed interface Contents {

        /** Objects, and what is left over. */
        record Objects(List<Placed> facts, @Nullable Remainder remainder) implements Contents {}

        /** Nothing to say: the transmission device is there. */
        record Alive() implements Contents {}

        /** A type that the standard keeps for later, or for the other direction. */
        record Reserved(int type) implements Contents {}

        /** Too short to say anything. */
        record Misshapen(String why) implements Contents {}
    }

    /** An object and where in the data unit it stands. */
    record Placed(Fact fact, int from, int to) {}

    /** Bytes that belong to no object, or an object that is not there. */
    record Remainder(String why, int from, int to) {}

    static Contents read(byte[] adu) {
        if (adu.length == 0 || (adu.length == 1 && adu[0] == HANDSHAKE) || isEmptyList(adu)) {
            return new Contents.Alive();
        }
        if (adu.length < HEADER) {
            return new Contents.Misshapen("A data unit of one byte says nothing.");
        }
        return new AduReader(adu).read();
    }

    private static boolean isEmptyList(byte[] adu) {
        return adu.length == HEADER && adu[1] == 0 && isKnown(adu[0] & 0xFF);
    }

    private static boolean isKnown(int type) {
        return (type >= 1 && type <= 8) || type == 21 || (type >= 24 && type <= 26) || type == 28;
    }

    private Contents read() {
        if (type >= FIRST_OF_VENDORS) {
            return new Contents.Objects(List.of(new Placed(new Fact.Vendor(type, adu.clone()), 0, adu.length)), null);
        }
        return switch (type) {
            case 1 -> fixed(Layout.SYSTEM_STATUS, this::systemStatus);
            case 2 -> fixed(Layout.COMPONENT_STATUS, this::componentStatus);
            case 3 -> fixed(Layout.ANALOG, this::analog);
            case 4 -> fixed(Layout.SYSTEM_OPERATION, this::systemOperation);
            case 5 -> fixed(Layout.VERSION, (at, _) -> new Fact.Version(facility(at), u8(at + 2), u8(at + 3)));
            case 6 -> texts(2);
            case 7 -> fixed(Layout.COMPONENT_CONFIGURATION, this::componentConfiguration);
            case 8 -> fixed(Layout.SYSTEM_CLOCK, (at, size) -> new Fact.Clock(facility(at), systemClock(at, size)));
            case 21 -> fixed(Layout.DEVICE_STATUS, this::deviceStatus);
            case 24 -> fixed(Layout.DEVICE_OPERATION, this::deviceOperation);
            case 25 -> fixed(Layout.DEVICE_VERSION, (at, _) -> new Fact.Version(device(), u8(at), u8(at + 1)));
            case 26 -> texts(0);
            case 28 -> fixed(Layout.DEVICE_CLOCK, (at, _) -> new Fact.Clock(device(), Stamp.at(adu, at)));
            default -> new Contents.Reserved(type);
        };
    }

    private interface ObjectReader {
        Fact read(int at, int size);
    }

    private Contents fixed(Layout layout, ObjectReader reader) {
        int room = adu.length - HEADER;
        int size = layout.sizeOf(count, room);
        int whole = Math.min(count, room / size);
        for (int i = 0; i < whole; i++) {
            int at = HEADER + i * size;
            facts.add(new Placed(reader.read(at, size), at, at + size));
        }
        return objects(HEADER + whole * size);
    }

    /** Objects that say their own length: what is in front of it, the length, the text. */
    private Contents texts(int before) {
        int at = HEADER;
        while (facts.size() < count && at + before < adu.length) {
            int length = u8(at + before);
            int end = at + before + 1 + length;
            if (end > adu.length) {
                break;
            }
            Part part = before == 0 ? device() : facility(at);
            facts.add(new Placed(new Fact.Configuration(part, TextField.read(adu, at + before + 1, length)), at, end));
            at = end;
        }
        return objects(at);
    }

    private Contents objects(int end) {
        if (end == adu.length && facts.size() == count) {
            return new Contents.Objects(facts, null);
        }
        String why =
                "It says that it holds %d objects of type %d, and %d can be read.".formatted(count, type, facts.size());
        return new Contents.Objects(facts, new Remainder(why, end, adu.length));
    }

    private Fact systemStatus(int at, int size) {
        return new Fact.Status(
                facility(at), LittleEndian.u16(adu, at + 2), null, stamp(Layout.SYSTEM_STATUS, at, size));
    }

    private Fact componentStatus(int at, int size) {
        Layout layout = Layout.COMPONENT_STATUS;
        int word = LittleEndian.u16(adu, at + 7);
        int moved = hasBytesBeforeText(at, size) ? layout.extra() : 0;
        int body = at + moved;
        String text = layout.hasText(size) ? TextField.read(adu, body + layout.body(), layout.text()) : null;
        return new Fact.Status(component(at), word, text, stamp(layout, body, size - moved));
    }

    /** Some makers put their own two bytes behind the status, which shows by where the time label is. */
    private boolean hasBytesBeforeText(int at, int size) {
        Layout layout = Layout.COMPONENT_STATUS;
        return size == layout.standard() + layout.extra()
                && !isTimely(Stamp.at(adu, at + layout.timeAt(size)))
                && isTimely(Stamp.at(adu, at + size - TimeLabel.BYTES));
    }

    /** Whether it is a time that is not earlier than the standard itself. */
    private static boolean isTimely(Stamp stamp) {
        return stamp.time() != null && stamp.time().getYear() >= YEAR_OF_STANDARD;
    }

    private Fact analog(int at, int size) {
        return new Fact.Analog(
                component(at), u8(at + 7), LittleEndian.s16(adu, at + 8), stamp(Layout.ANALOG, at, size));
    }

    private Fact systemOperation(int at, int size) {
        return new Fact.Operation(facility(at), u8(at + 2), u8(at + 3), stamp(Layout.SYSTEM_OPERATION, at, size));
    }

    private Fact componentConfiguration(int at, int size) {
        Layout layout = Layout.COMPONENT_CONFIGURATION;
        String text = layout.hasText(size) ? TextField.read(adu, at + layout.body(), layout.text()) : null;
        return new Fact.Configuration(component(at), text);
    }

    private Fact deviceStatus(int at, int size) {
        return new Fact.Status(device(), u8(at), null, stamp(Layout.DEVICE_STATUS, at, size));
    }

    private Fact deviceOperation(int at, int size) {
        return new Fact.Operation(device(), u8(at), u8(at + 1), stamp(Layout.DEVICE_OPERATION, at, size));
    }

    private Stamp systemClock(int at, int size) {
        return stamp(Layout.SYSTEM_CLOCK, at, size);
    }

    private Stamp stamp(Layout layout, int at, int size) {
        int place = layout.timeAt(size);
        return place < 0 ? Stamp.NONE : Stamp.at(adu, at + place);
    }

    private static Part.Device device() {
        return new Part.Device();
    }

    private Part.Facility facility(int at) {
        return new Part.Facility(u8(at), u8(at + 1));
    }

    private Part.Component component(int at) {
        return new Part.Component(u8(at), u8(at + 1), u8(at + 2), LittleEndian.u32(adu, at + 3));
    }

    private int u8(int at) {
        return adu[at] & 0xFF;
    }
}
