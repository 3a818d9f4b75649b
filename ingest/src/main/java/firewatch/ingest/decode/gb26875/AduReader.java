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

    /**
     * An object and where in the data unit it stands.
     *
     * @param isWhole whether it was read to its end; of another only the head is sure, and it has no time
     */
    record Placed(Fact fact, int from, int to, boolean isWhole) {}

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
                ? new Contents.Objects(
                        List.of(new Placed(new Fact.Vendor(type, adu.clone()), 0, adu.length, true)), null)
                : new Contents.Reserved(type);
    }

    private Contents fixed(ObjectType objects) {
        Arrangement found = Arrangement.of(adu, HEADER, objects, count);
        for (int i = 0; i < found.whole(); i++) {
            int at = HEADER + i * found.size();
            add(objects.kind(), new WireObject(adu, at, found.layoutAt(adu, at)), at + found.size(), true);
        }
        int end = HEADER + found.whole() * found.size();
        for (int i = 0; i < found.heads(); i++) {
            int at = end + i * found.size();
            Layout head = objects.head().orElseThrow();
            add(objects.kind(), new WireObject(adu, at, head), Math.min(at + found.size(), adu.length), false);
        }
        return objects(found.whole(), found.heads(), end);
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
            add(objects.kind(), new WireObject(adu, at, objects.standard()), end, true);
            at = end;
        }
        return objects(facts.size(), 0, at);
    }

    /** @param end where what was read whole ends */
    private Contents objects(int whole, int heads, int end) {
        if (end == adu.length && whole == count) {
            return new Contents.Objects(facts, null);
        }
        String why = "It says that it holds %d objects of type %d, and %d can be read%s."
                .formatted(count, type, whole, heads == 0 ? "" : ", and the head of " + heads + " more");
        return new Contents.Objects(facts, new Remainder(why, end, adu.length));
    }

    private void add(ObjectType.Kind kind, WireObject object, int end, boolean isWhole) {
        facts.add(new Placed(fact(kind, object), object.at(), end, isWhole));
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
