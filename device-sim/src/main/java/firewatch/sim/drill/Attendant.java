package firewatch.sim.drill;

import firewatch.sim.encode.DeviceReport;
import firewatch.sim.encode.json.JsonEncoder;
import firewatch.sim.mqtt.Outgoing;

/** A device that says again and again that it is there, but for one time at most that it falls silent. */
final class Attendant {
    private final String device;
    private final byte[] words;
    private volatile boolean left;
    private volatile boolean away;

    /** @param words by which it says so */
    Attendant(DeviceReport words) {
        this.device = words.device();
        this.words = JsonEncoder.encode(words);
    }

    String device() {
        return device;
    }

    Outgoing here() {
        return new Outgoing(words, Detector.NOBODY);
    }

    void leave() {
        away = true;
        left = true;
    }

    void comeBack() {
        away = false;
    }

    /** Whether it fell silent, by now or long ago. */
    boolean hasLeft() {
        return left;
    }

    boolean isAway() {
        return away;
    }
}
