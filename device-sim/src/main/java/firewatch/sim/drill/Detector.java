package firewatch.sim.drill;

import firewatch.sim.encode.DeviceReport;
import firewatch.sim.encode.json.JsonEncoder;
import firewatch.sim.mqtt.Outgoing;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.function.Supplier;

/** A detector that alarms and calms down again, and knows which of its alarms were acknowledged. */
final class Detector {
    /** The tag of a message that belongs to no detector. */
    static final long NOBODY = -1;

    /** Above which a temperature is over the limit, in °C. */
    static final double LIMIT = 60;

    private static final double BEYOND = 80;
    private static final double WITHIN = 20;
    private static final int NUMBER_BITS = 32;

    private final String device;
    private final int index;
    private final Supplier<byte[]> alarmed;
    private final Supplier<byte[]> calm;
    private final BitSet acknowledged = new BitSet();
    private int alarms;
    private boolean isAlarmed;

    private Detector(String device, int index, Supplier<byte[]> alarmed, Supplier<byte[]> calm) {
        this.device = device;
        this.index = index;
        this.alarmed = alarmed;
        this.calm = calm;
    }

    /** One that reports fires, without time and counter. */
    static Detector ofFire(String device, int index) {
        byte[] burning = JsonEncoder.encode(DeviceReport.status(device, "fire"));
        byte[] quiescent = JsonEncoder.encode(DeviceReport.status(device));
        return new Detector(device, index, () -> burning, () -> quiescent);
    }

    /** One that measures, with the time of each value: whether a limit was crossed is for the centre to say. */
    static Detector ofTemperature(String device, int index, InstantSource clock) {
        return new Detector(
                device, index, () -> measured(device, BEYOND, clock), () -> measured(device, WITHIN, clock));
    }

    private static byte[] measured(String device, double value, InstantSource clock) {
        return JsonEncoder.encode(DeviceReport.measured(device, "temperature", value)
                .at(clock.instant().truncatedTo(ChronoUnit.MILLIS)));
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

    synchronized Outgoing alarm() {
        isAlarmed = true;
        alarms++;
        return new Outgoing(alarmed.get(), (long) index << NUMBER_BITS | alarms * 2L);
    }

    synchronized Outgoing calm() {
        isAlarmed = false;
        return new Outgoing(calm.get(), (long) index << NUMBER_BITS | alarms * 2L + 1);
    }

    /** Notes a receipt; whether it is the first for one of its alarms. */
    synchronized boolean acknowledged(Outgoing message) {
        int number = (int) message.tag();
        if (number % 2 == 1 || acknowledged.get(number / 2)) {
            return false;
        }
        acknowledged.set(number / 2);
        return true;
    }

    /** How often it alarmed. */
    synchronized int alarms() {
        return alarms;
    }

    /** How many of its alarms the centre has answered for. */
    synchronized int alarmsAcknowledged() {
        return acknowledged.cardinality();
    }

    /** What it said last. */
    synchronized boolean isAlarmed() {
        return isAlarmed;
    }
}
