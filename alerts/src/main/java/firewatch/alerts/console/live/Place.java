package firewatch.alerts.console.live;

import org.jspecify.annotations.Nullable;

/** A place in the feed: a number, and the epoch it belongs to. */
record Place(String epoch, long seq) {

    /** The place that {@code EPOCH:SEQ} names; null where the text names none. */
    static @Nullable Place parse(@Nullable String text) {
        int colon = text == null ? -1 : text.lastIndexOf(':');
        if (text == null || colon < 1) {
            return null;
        }
        try {
            return new Place(text.substring(0, colon), Long.parseLong(text.substring(colon + 1)));
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
