package firewatch.ingest.decode.gb26875;

import org.jspecify.annotations.Nullable;

/** One information object (信息对象) where it lies in a data unit. A field that its layout lacks is zero. */
@SuppressWarnings("ArrayRecordComponent") // bytes pass through and are never compared
record WireObject(byte[] adu, int at, Layout layout) {

    int number(Field field) {
        return (int) unsigned(field);
    }

    int signed(Field field) {
        int unused = Long.SIZE - 8 * layout.widthOf(field);
        return (int) (unsigned(field) << unused >> unused);
    }

    private long unsigned(Field field) {
        return layout.has(field) ? LittleEndian.unsigned(adu, at + layout.placeOf(field), layout.widthOf(field)) : 0;
    }

    @Nullable
    String text() {
        if (!layout.has(Field.TEXT)) {
            return null;
        }
        int from = at + layout.placeOf(Field.TEXT);
        return layout.measuresItself()
                ? TextField.read(adu, from + 1, adu[from] & 0xFF)
                : TextField.read(adu, from, layout.widthOf(Field.TEXT));
    }

    Stamp stamp() {
        return layout.has(Field.TIME) ? Stamp.at(adu, at + layout.placeOf(Field.TIME)) : Stamp.NONE;
    }

    Part part() {
        if (layout.has(Field.COMPONENT_ADDRESS)) {
            return component();
        }
        return layout.has(Field.SYSTEM)
                ? new Part.Facility(number(Field.SYSTEM), number(Field.SYSTEM_ADDRESS))
                : new Part.Device();
    }

    Part.Component component() {
        return new Part.Component(
                number(Field.SYSTEM),
                number(Field.SYSTEM_ADDRESS),
                number(Field.COMPONENT_TYPE),
                unsigned(Field.COMPONENT_ADDRESS));
    }
}
