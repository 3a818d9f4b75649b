package firewatch.ingest.decode.gb26875;

import java.util.List;
import java.util.Optional;

/**
 * How the objects of a data unit lie, though its count and its length need not agree: so many that can be read whole, and
 * behind them so many of which the head alone can, which may raise an alarm and calms none. Where several are possible, it
 * shows by where times stand.
 *
 * @param size the bytes from one object to the next
 * @param layouts how one of them can lie
 */
record Arrangement(int size, List<Layout> layouts, int whole, int heads) {
    private static final int YEAR_OF_STANDARD = 2011;

    static Arrangement of(byte[] adu, int from, ObjectType type, int count) {
        return new Search(adu, from, adu.length - from, type, count).search();
    }

    /** The layout of the object that stands there. */
    Layout layoutAt(byte[] adu, int at) {
        for (Layout layout : layouts) {
            if (layouts.size() == 1 || isTimely(new WireObject(adu, at, layout).stamp())) {
                return layout;
            }
        }
        return layouts.getFirst();
    }

    /** Whether it is a time that is not earlier than the standard itself. */
    private static boolean isTimely(Stamp stamp) {
        return stamp.time() != null && stamp.time().getYear() >= YEAR_OF_STANDARD;
    }

    private static boolean isTimelyOrBlank(Stamp stamp) {
        return isTimely(stamp) || (stamp.time() == null && !stamp.isUnreadable());
    }

    @SuppressWarnings("ArrayRecordComponent") // bytes pass through and are never compared
    private record Search(byte[] adu, int from, int room, ObjectType type, int count) {

        Arrangement search() {
            return asCounted()
                    .or(this::withAnotherCount)
                    .or(this::ofAnotherSize)
                    .or(this::cutOff)
                    .orElseGet(this::firstHead);
        }

        /** As many of a variant as it says, unless times stand where as many of the standard's own have them. */
        private Optional<Arrangement> asCounted() {
            List<Layout> fitting = type.fitting(count, room);
            if (fitting.isEmpty()) {
                return Optional.empty();
            }
            int size = fitting.getFirst().size();
            Layout standard = type.standard();
            boolean isContradicted = size != standard.size() && areTimely(standard);
            return isContradicted ? Optional.empty() : Optional.of(new Arrangement(size, fitting, count, 0));
        }

        /** As many of a variant as there is room for, though it says another number. */
        private Optional<Arrangement> withAnotherCount() {
            for (Layout layout : type.layouts()) {
                if (areTimely(layout) || (count > 0 && layout == type.standard() && areBlankOrTimely(layout))) {
                    int all = room / layout.size();
                    int whole = Math.min(count, all);
                    return Optional.of(arranged(layout, whole, all - whole));
                }
            }
            return Optional.empty();
        }

        private boolean areTimely(Layout layout) {
            return layout.has(Field.TIME) && divides(layout) && timely(layout, false) == room / layout.size();
        }

        private boolean areBlankOrTimely(Layout layout) {
            return divides(layout) && timely(layout, true) == room / layout.size();
        }

        private boolean divides(Layout layout) {
            return room > 0 && room % layout.size() == 0;
        }

        /** How many of the first objects have a time, or room for one that nobody filled in. */
        private int timely(Layout layout, boolean orBlank) {
            int number = 0;
            for (int at = from; at + layout.size() <= adu.length; at += layout.size()) {
                Stamp stamp = new WireObject(adu, at, layout).stamp();
                if (!(orBlank ? isTimelyOrBlank(stamp) : isTimely(stamp))) {
                    break;
                }
                number++;
            }
            return number;
        }

        /** As many as it says, of a size that nobody knows, each with a time where one can be. */
        private Optional<Arrangement> ofAnotherSize() {
            Optional<Layout> head = type.head();
            if (head.isEmpty()
                    || count == 0
                    || room % count != 0
                    || room / count < head.get().size()) {
                return Optional.empty();
            }
            int size = room / count;
            for (int at = from; at < adu.length; at += size) {
                if (!hasTime(head.get(), at, size)) {
                    return Optional.empty();
                }
            }
            return Optional.of(new Arrangement(size, List.of(), 0, count));
        }

        private boolean hasTime(Layout head, int at, int size) {
            int behindHead = head.size();
            int asStandard = type.standard().has(Field.TIME) ? type.standard().placeOf(Field.TIME) : behindHead;
            int atEnd = size - TimeLabel.BYTES;
            for (int place : new int[] {behindHead, asStandard, atEnd}) {
                if (place >= behindHead && place <= atEnd && isTimely(Stamp.at(adu, at + place))) {
                    return true;
                }
            }
            return false;
        }

        /** The standard's own, as many as are there; of the next, where there is not all of it, the head. */
        private Optional<Arrangement> cutOff() {
            Layout standard = type.standard();
            int most = Math.min(count, room / standard.size());
            boolean mayBeOfAnotherSize = count > 1 && room % count == 0;
            int blank = Math.min(most, timely(standard, true));
            int sure =
                    Math.max(Math.min(most, timely(standard, false)), mayBeOfAnotherSize ? Math.min(1, blank) : blank);
            if (sure == 0) {
                return Optional.empty();
            }
            boolean isNextCutOff = sure == most && sure < count && holdsHead(sure * standard.size());
            return Optional.of(arranged(standard, sure, isNextCutOff ? 1 : 0));
        }

        /** Whatever the size of an object is: the first begins at the beginning. */
        private Arrangement firstHead() {
            return new Arrangement(room, List.of(), 0, count > 0 && holdsHead(0) ? 1 : 0);
        }

        private boolean holdsHead(int taken) {
            return type.head().filter(head -> room - taken >= head.size()).isPresent();
        }

        private Arrangement arranged(Layout layout, int whole, int heads) {
            return new Arrangement(
                    layout.size(), List.of(layout), whole, type.head().isPresent() ? heads : 0);
        }
    }
}
