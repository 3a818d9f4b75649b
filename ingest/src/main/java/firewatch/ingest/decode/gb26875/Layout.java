package firewatch.ingest.decode.gb26875;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where the fields of one information object lie. Written as their names in order, {@code name:width} where the width is
 * not the usual one, and in brackets what senders may leave out: {@code system system-address status [time]}.
 */
final class Layout {
    private static final int ABSENT = -1;

    private final int[] places = new int[Field.values().length];
    private final int[] widths = new int[places.length];
    private int size;

    private Layout() {
        Arrays.fill(places, ABSENT);
    }

    /**
     * The layout, and behind it those that lack what may be left out.
     *
     * @throws IllegalArgumentException where the text is no layout
     */
    static List<Layout> read(String text) {
        List<List<String>> variants = new ArrayList<>(List.of(List.of()));
        for (String word : text.strip().split("\\s+")) {
            boolean isOptional = word.startsWith("[") && word.endsWith("]");
            String field = isOptional ? word.substring(1, word.length() - 1) : word;
            List<List<String>> with =
                    variants.stream().map(each -> appended(each, field)).toList();
            if (isOptional) {
                variants.addAll(0, with);
            } else {
                variants = new ArrayList<>(with);
            }
        }
        return variants.stream()
                .filter(variant -> !variant.isEmpty())
                .map(Layout::of)
                .toList();
    }

    private static List<String> appended(List<String> fields, String last) {
        List<String> all = new ArrayList<>(fields);
        all.add(last);
        return all;
    }

    private static Layout of(List<String> fields) {
        Layout layout = new Layout();
        for (String field : fields) {
            if (layout.measuresItself()) {
                throw new IllegalArgumentException("a text without a width can only be the last field");
            }
            layout.add(field);
        }
        return layout;
    }

    private void add(String written) {
        String[] parts = written.split(":", 2);
        Field field = Field.named(parts[0]);
        int width = parts.length == 1 ? field.usualWidth() : Numbers.within(parts[1], 1, 255, "a width");
        if (parts.length == 2 && !field.canHave(width)) {
            throw new IllegalArgumentException("the field " + parts[0] + " cannot have the width " + width);
        }
        if (field != Field.SKIP) {
            if (has(field)) {
                throw new IllegalArgumentException("the field " + parts[0] + " is there twice");
            }
            places[field.ordinal()] = size;
            widths[field.ordinal()] = width;
        }
        size += Math.max(width, 1);
    }

    /** Its beginning, up to and with the field. */
    Layout upTo(Field last) {
        Layout beginning = new Layout();
        beginning.size = placeOf(last) + widthOf(last);
        for (Field field : Field.values()) {
            if (has(field) && placeOf(field) + widthOf(field) <= beginning.size) {
                beginning.places[field.ordinal()] = placeOf(field);
                beginning.widths[field.ordinal()] = widthOf(field);
            }
        }
        return beginning;
    }

    /** The bytes of an object; where it measures itself, up to and with the length of its text. */
    int size() {
        return size;
    }

    /** Whether its last field is a text with its length before it. */
    boolean measuresItself() {
        return has(Field.TEXT) && widthOf(Field.TEXT) == 0;
    }

    boolean has(Field field) {
        return places[field.ordinal()] != ABSENT;
    }

    int placeOf(Field field) {
        return places[field.ordinal()];
    }

    int widthOf(Field field) {
        return widths[field.ordinal()];
    }
}
