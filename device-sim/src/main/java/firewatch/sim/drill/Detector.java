package firewatch.sim.drill;

import firewatch.sim.encode.DeviceReport;
import firewatch.sim.encode.json.JsonEncoder;
import firewatch.sim.mqtt.Outgoing;
import java.util.BitSet;

/** A detector that knows which of its fires were acknowledged. */
final class Detector {
    /** The tag of a message that belongs to no detector. */
    static final long NOBODY = -1;

    private static final int NUMBER_BITS = 32;

    private final String device;
    private final int index;
    private final byte[] burning;
    private final byte[] quiescent;
    private final BitSet acknowledged = new BitSet();
    private int fires;
    private boolean inFire;

    Detector(String device, int index) {
        this.device = device;
        this.index = index;
        this.burning = JsonEncoder.encode(DeviceReport.status(device, "fire"));
        this.quiescent = JsonEncoder.encode(DeviceReport.status(device));
    }

    static int index(Outgoing message) {
        return (int) (message.tag() >>> NUMBER_BITS);
    }

    String device() {
        return device;
    }

    int index() {
        return index;
    }

    synchronized Outgoing fire() {
        inFire = true;
        fires++;
        return new Outgoing(burning, (long) index << NUMBER_BITS | fires * 2L);
    }

    synchronized Outgoing clear() {
        inFire = false;
        return new Outgoing(quiescent, (long) index << NUMBER_BITS | fires * 2L + 1);
    }

    /** Notes a receipt; whether it is the first for one of its fires. */
    synchronized boolean acknowledged(Outgoing message) {
        int number = (int) message.tag();
        if (number % 2 == 1 || acknowledged.get(number / 2)) {
            return false;
        }
        acknowledged.set(number / 2);
        return true;
    }

    /** How many of its fires the centre has answered for. */
    synchronized int firesAcknowledged() {
        return acknowledged.cardinality();
    }

    /** What it said last. */
    synchronized boolean isInFire() {
        return inFire;
    }
}
