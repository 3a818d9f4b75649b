package firewatch.alerts.console.live;

/** How frames are written: {@code {"epoch","seq","prev","at","kind","data"}}. */
final class Frames {
    private Frames() {}

    /** An entry, for a listener whose frame before had that number. */
    static String of(String epoch, Entry entry, long prev) {
        return frame(epoch, entry.seq(), prev, entry.at().toString(), entry.kind(), entry.data());
    }

    /** The last number again: nothing was missed. */
    static String heartbeat(String epoch, long last, String at) {
        return frame(epoch, last, last, at, "heartbeat", "null");
    }

    /** Where a listener begins; whatever it had before is void. */
    static String snapshot(Place place, String at, String alarms) {
        return frame(
                place.epoch(), place.seq(), place.seq(), at, "snapshot", "{\"items\":" + alarms + ",\"next\":null}");
    }

    private static String frame(String epoch, long seq, long prev, String at, String kind, String data) {
        return "{\"epoch\":\"" + epoch + "\",\"seq\":" + seq + ",\"prev\":" + prev + ",\"at\":\"" + at
                + "\",\"kind\":\"" + kind + "\",\"data\":" + data + "}";
    }
}
