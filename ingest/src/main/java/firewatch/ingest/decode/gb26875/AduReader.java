package firewatch.ingest.decode.gb26875;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes a data unit apart into its objects: type flag, count, objects. What fits no object is given back beside them. */
final class AduReader {
    private static final int HEADER = 2;
    private static final int FIRST_OF_VENDORS = 128;
    private static final int HANDSHAKE = 0x16;
    private static final int YEAR_OF_STANDARD = 2011;

    private final byte[] adu;
    private final Edition edition;
    private final int type;
    private final int count;
    private final List<Placed> facts = new ArrayList<>();

    private AduReader(byte[] adu, Edition edition) {
        this.adu = adu;
        this.edition = edition;
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

    static Contents read(byte[] adu, Edition edition) {
        if (adu.length == 0 || (adu.length == 1 && adu[0] == HANDSHAKE) || isEmptyList(adu, edition)) {
            return new Contents.Alive();
        }
        if (adu.length < HEADER) {
            return new Contents.Misshapen("A data unit of one byte says nothing.");
        }
        return new AduReader(adu, edition).read();
    }

    private static boolean isEmptyList(byte[] adu, Edition edition) {
        return adu.length == HEADER
                && adu[1] == 0
                && edition.type(adu[0] & 0xFF).isPresent();
    }

    private Contents read() {
        Optional<ObjectType> known = edition.type(type);
        if (known.isPresent()) {
            ObjectType objects = known.get();
            return objects.standard().measuresItself() ? measuringThemselves(objects) : fixed(objects);
        }
        return type >= FIRST_OF_VENDORS
                ? new Contents.Objects(List.of(new Placed(new Fact.Vendor(type, adu.clone()), 0, adu.length)), null)
                : new Contents.Reserved(type);
    }

    private Contents fixed(ObjectType objects) {
        int room = adu.length - HEADER;
        List<Layout> fitting = objects.fitting(count, room);
        int size = fitting.getFirst().size();
        int whole = Math.min(count, room / size);
        for (int i = 0; i < whole; i++) {
            int at = HEADER + i * size;
            add(objects.kind(), new WireObject(adu, at, layoutAt(at, fitting)), at + size);
        }
        return objects(HEADER + whole * size);
    }

    /** Where several of one size are possible, it shows by where the time label is. */
    private Layout layoutAt(int at, List<Layout> fitting) {
        for (Layout layout : fitting) {
            if (fitting.size() == 1 || isTimely(new WireObject(adu, at, layout).stamp())) {
                return layout;
            }
        }
        return fitting.getFirst();
    }

    /** Whether it is a time that is not earlier than the standard itself. */
    private static boolean isTimely(Stamp stamp) {
        return stamp.time() != null && stamp.time().getYear() >= YEAR_OF_STANDARD;
    }

    /** Objects that say their own length: what is in front of it, the length, the text. */
    private Contents measuringThemselves(ObjectType objects) {
        int head = objects.standard().size();
        int at = HEADER;
        while (facts.size() < count && at + head <= adu.length) {
            int end = at + head + (adu[at + head - 1] & 0xFF);
            if (end > adu.length) {
                break;
            }
            add(objects.kind(), new WireObject(adu, at, objects.standard()), end);
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

    private void add(ObjectType.Kind kind, WireObject object, int end) {
        facts.add(new Placed(fact(kind, object), object.at(), end));
    }

    private static Fact fact(ObjectType.Kind kind, WireObject object) {
        return switch (kind) {
            case STATUS -> new Fact.Status(object.part(), object.number(Field.STATUS), object.text(), object.stamp());
            case ANALOG ->
                new Fact.Analog(
                        object.component(),
                        object.number(Field.ANALOG_TYPE),
                        object.signed(Field.VALUE),
                        object.stamp());
            case OPERATION ->
                new Fact.Operation(
                        object.part(), object.number(Field.FLAGS), object.number(Field.OPERATOR), object.stamp());
            case VERSION -> new Fact.Version(object.part(), object.number(Field.MAJOR), object.number(Field.MINOR));
            case CONFIGURATION -> new Fact.Configuration(object.part(), object.text());
            case CLOCK -> new Fact.Clock(object.part(), object.stamp());
        };
    }
}
