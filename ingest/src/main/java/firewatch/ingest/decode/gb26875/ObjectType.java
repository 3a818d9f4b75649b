package firewatch.ingest.decode.gb26875;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What stands behind a type flag (类型标志): the kind of fact, and how its objects lie. The field's variants are told
 * apart by their size, which is what remains divided by the count.
 */
final class ObjectType {
    private final Kind kind;
    private final List<Layout> layouts;
    private final Map<Integer, List<Layout>> bySize;
    private final Optional<Layout> head;

    private ObjectType(Kind kind, List<Layout> layouts) {
        this.kind = kind;
        this.layouts = List.copyOf(layouts);
        this.head = kind.raisedBy == null
                ? Optional.empty()
                : Optional.of(standard().upTo(kind.raisedBy));
        this.bySize = layouts.stream().collect(Collectors.groupingBy(Layout::size));
    }

    /** Which fact an object is; whose it is, its layout says. */
    enum Kind {
        STATUS(Field.STATUS, Field.STATUS),
        ANALOG(null, Field.COMPONENT_ADDRESS, Field.ANALOG_TYPE, Field.VALUE),
        OPERATION(Field.FLAGS, Field.FLAGS),
        VERSION(null, Field.MAJOR, Field.MINOR),
        CONFIGURATION(null, Field.TEXT),
        CLOCK(null, Field.TIME);

        /** The field that may tell an alarm; null where none does. */
        private final @Nullable Field raisedBy;

        private final Set<Field> needed;

        Kind(@Nullable Field raisedBy, Field first, Field... more) {
            this.raisedBy = raisedBy;
            this.needed = EnumSet.of(first, more);
        }

        private static Kind named(String name) {
            for (Kind kind : values()) {
                if (kind.name().toLowerCase(Locale.ROOT).equals(name)) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("there is no kind of object " + name);
        }
    }

    /**
     * Reads a kind and its layouts, the standard's own first: {@code status: … | …}.
     *
     * @throws IllegalArgumentException where the text is no such thing
     */
    static ObjectType read(String text) {
        String[] parts = text.split(":", 2);
        if (parts.length < 2 || !parts[0].strip().matches("[a-z]+")) {
            throw new IllegalArgumentException("a type is a kind of object, a colon and a layout, not " + text);
        }
        Kind kind = Kind.named(parts[0].strip());
        List<Layout> layouts = new ArrayList<>();
        for (String each : parts[1].split("\\|")) {
            layouts.addAll(Layout.read(each));
        }
        Layout first = layouts.getFirst();
        for (Field field : kind.needed) {
            if (!first.has(field)) {
                throw new IllegalArgumentException(parts[0] + " needs the field "
                        + field.name().toLowerCase(Locale.ROOT).replace('_', '-'));
            }
        }
        if (layouts.size() > 1 && layouts.stream().anyMatch(Layout::measuresItself)) {
            throw new IllegalArgumentException("a text without a width can have no other layout beside it");
        }
        return new ObjectType(kind, layouts);
    }

    Kind kind() {
        return kind;
    }

    Layout standard() {
        return layouts.getFirst();
    }

    /** All of them, the standard's own first. */
    List<Layout> layouts() {
        return layouts;
    }

    /** The beginning of an object, up to what may tell an alarm; empty where such an object tells none. */
    Optional<Layout> head() {
        return head;
    }

    /** How each of so many objects in so much room can lie, where a variant fits exactly. */
    List<Layout> fitting(int count, int room) {
        boolean isExact = count > 0 && room % count == 0;
        return isExact ? bySize.getOrDefault(room / count, List.of()) : List.of();
    }
}
