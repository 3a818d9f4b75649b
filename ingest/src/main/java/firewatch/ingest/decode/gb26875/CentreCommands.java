package firewatch.ingest.decode.gb26875;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;

/**
 * The frames that a centre sends down to one transmission device (下行): queries, the clock, the duty check. Each has the
 * next sequence number; the device repeats it in its answer.
 */
public final class CentreCommands {
    private static final int MAIN_VERSION = 1;
    private static final int MOST_RECORDS = 102;
    private static final int MOST_DEVICE_RECORDS = 127;
    private static final int READ_COMPONENT_STATUS = 62;
    private static final int READ_ANALOG = 63;
    private static final int READ_OPERATIONS = 64;
    private static final int READ_COMPONENT_CONFIGURATION = 67;
    private static final int READ_DEVICE_OPERATIONS = 84;
    private static final int INITIALISE = 89;
    private static final int SET_CLOCK = 90;
    private static final int DUTY_CHECK = 91;

    private final long centre;
    private final long device;
    private int sequence;

    public CentreCommands(long centre, long device) {
        this.centre = centre;
        this.device = device;
    }

    /** What can be asked of a facility by its type and address alone. */
    public enum OfFacility {
        STATUS(61),
        VERSION(65),
        CONFIGURATION(66),
        CLOCK(68);

        private final int type;

        OfFacility(int type) {
            this.type = type;
        }
    }

    /** What can be asked of the transmission device itself. */
    public enum OfDevice {
        STATUS(81),
        VERSION(85),
        CONFIGURATION(86),
        CLOCK(88);

        private final int type;

        OfDevice(int type) {
            this.type = type;
        }
    }

    public Frame query(OfFacility what, Part.Facility facility, Instant now) {
        return frame(Command.REQUEST, now, what.type, 1, facility.system(), facility.address());
    }

    public Frame query(OfDevice what, Instant now) {
        return frame(Command.REQUEST, now, what.type, 1, 0);
    }

    /** Asks for a component's running status. The standard names it without its type. */
    public Frame queryStatus(Part.Component component, Instant now) {
        return queryComponent(READ_COMPONENT_STATUS, component, now);
    }

    /** Asks for a component's analog values. The standard names it without its type. */
    public Frame queryAnalog(Part.Component component, Instant now) {
        return queryComponent(READ_ANALOG, component, now);
    }

    /** Asks what a component is set up as. The standard names it without its type. */
    public Frame queryConfiguration(Part.Component component, Instant now) {
        return queryComponent(READ_COMPONENT_CONFIGURATION, component, now);
    }

    private Frame queryComponent(int type, Part.Component component, Instant now) {
        byte[] adu = {(byte) type, 1, (byte) component.system(), (byte) component.systemAddress(), 0, 0, 0, 0};
        LittleEndian.put(adu, 4, 4, component.address());
        return frame(Command.REQUEST, now, adu);
    }

    /**
     * Asks for a facility's operation records.
     *
     * @param count how many at most, 1 to 102
     * @param since the first of them
     */
    public Frame queryOperations(Part.Facility facility, int count, Instant since, Instant now) {
        requireRecords(count, MOST_RECORDS);
        return frame(
                Command.REQUEST, now, since(since, READ_OPERATIONS, 1, facility.system(), facility.address(), count));
    }

    /**
     * Asks for the transmission device's own operation records.
     *
     * @param count how many at most, 1 to 127
     * @param since the first of them
     */
    public Frame queryOperations(int count, Instant since, Instant now) {
        requireRecords(count, MOST_DEVICE_RECORDS);
        return frame(Command.REQUEST, now, since(since, READ_DEVICE_OPERATIONS, 1, count));
    }

    private static void requireRecords(int count, int most) {
        if (count < 1 || count > most) {
            throw new IllegalArgumentException("a query is for 1 to " + most + " records");
        }
    }

    /** A data unit that ends in a time. */
    private static byte[] since(Instant since, int... head) {
        byte[] adu = Arrays.copyOf(bytes(head), head.length + TimeLabel.BYTES);
        TimeLabel.write(adu, head.length, local(since));
        return adu;
    }

    /** Begins the transmission device anew. */
    public Frame initialise(Instant now) {
        return frame(Command.CONTROL, now, INITIALISE, 1, 0);
    }

    /** Sets the transmission device's clock (校时). */
    public Frame setClock(Instant now) {
        return frame(Command.CONTROL, now, since(now, SET_CLOCK, 1));
    }

    /** Asks whether somebody is on duty (查岗), to be answered within so many minutes. */
    public Frame dutyCheck(int minutes, Instant now) {
        if (minutes < 1 || minutes > 255) {
            throw new IllegalArgumentException("a duty check is answered within 1 to 255 minutes");
        }
        return frame(Command.CONTROL, now, DUTY_CHECK, 1, minutes);
    }

    private Frame frame(Command command, Instant now, int... adu) {
        return frame(command, now, bytes(adu));
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private Frame frame(Command command, Instant now, byte[] adu) {
        int next = sequence;
        sequence = (sequence + 1) & 0xFFFF;
        return new Frame(next, MAIN_VERSION, 0, local(now), centre, device, command.code(), adu);
    }

    private static LocalDateTime local(Instant time) {
        return LocalDateTime.ofInstant(time, TimeLabel.ZONE);
    }
}
