package firewatch.ingest.decode.json;

import firewatch.events.DeviceId;
import firewatch.ingest.decode.RejectReason;
import firewatch.ingest.decode.Rejected;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The parts of one message that were not understood: so few that they can be kept one by one, or the whole message. */
final class Rejections {
    private static final int MOST = 32;
    private static final int LONGEST_QUOTE = 40;

    private final byte[] payload;
    private List<Rejected> parts = List.of();
    private boolean overflown;

    Rejections(byte[] payload) {
        this.payload = payload;
    }

    List<Rejected> parts() {
        return parts;
    }

    void add(RejectReason reason, String detail, int from, int to) {
        if (overflown) {
            return;
        }
        if (parts.isEmpty()) {
            parts = new ArrayList<>(2);
        }
        if (parts.size() == MOST) {
            overflown = true;
            parts.add(new Rejected(RejectReason.TOO_MANY, "Much more was not understood; this is all of it.", payload));
            return;
        }
        int start = Math.clamp(from, 0, payload.length);
        int end = Math.clamp(to, start, payload.length);
        parts.add(new Rejected(reason, detail, Arrays.copyOfRange(payload, start, end)));
    }

    int count() {
        return parts.size();
    }

    /** Adds to the details of all from that one on at which device it was. */
    void nameDevice(int from, DeviceId device) {
        for (int i = from; i < parts.size(); i++) {
            Rejected part = parts.get(i);
            parts.set(i, new Rejected(part.reason(), part.detail() + " (device " + device + ")", part.bytes()));
        }
    }

    /** A text of a stranger, short and harmless enough to stand in a sentence. */
    static String quote(String text) {
        String shown = text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
        StringBuilder quoted = new StringBuilder("'");
        shown.chars()
                .map(c -> Character.isISOControl(c) || Character.isSurrogate((char) c) ? '?' : c)
                .forEach(c -> quoted.append((char) c));
        return quoted.append('\'').toString();
    }
}
