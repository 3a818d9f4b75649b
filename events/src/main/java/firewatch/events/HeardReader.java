package firewatch.events;

import static firewatch.events.FrequentShape.*;

import firewatch.events.DeviceSignal.ClockSource;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads what comes by the thousand, measurements, heartbeats and contacts in the shape the ear writes them, in a
 * fraction of {@link EventJson}'s time; everything else it leaves to that. Belongs to one thread.
 */
public final class HeardReader {
    private static final int ID_LENGTH = 36;

    private final PlainJson in = new PlainJson();
    private int gatewayFrom;
    private int gatewayTo;

    /** What a frequent record is, as far as it must be known of each. */
    public enum Shape {
        CONTACT,
        HEARTBEAT,
        MEASURED,
        /** Not one of the frequent shapes: to be read whole. */
        OTHER
    }

    /** Looks at the record without reading it: its shape, and for {@link #isThrough} its gateway. */
    public Shape look(byte[] record) {
        in.begin(record);
        gatewayFrom = 0;
        gatewayTo = 0;
        if (in.take(CONTACT)) {
            return in.skipText() && lookAtGateway() ? Shape.CONTACT : Shape.OTHER;
        }
        if (!in.take(SIGNAL)) {
            return Shape.OTHER;
        }
        in.skip(ID_LENGTH);
        if (!in.take(DEVICE) || !in.skipText() || (in.take(POINT) && !in.skipText()) || !lookAtGateway()) {
            return Shape.OTHER;
        }
        if (in.endsWith(HEARTBEAT)) {
            return Shape.HEARTBEAT;
        }
        return in.find(MEASURED) ? Shape.MEASURED : Shape.OTHER;
    }

    private boolean lookAtGateway() {
        if (!in.take(GATEWAY)) {
            return false;
        }
        gatewayFrom = in.at();
        if (!in.skipText()) {
            return false;
        }
        gatewayTo = in.at();
        return true;
    }

    /** Whether the record that was looked at came through this gateway. */
    public boolean isThrough(byte[] gateway) {
        return in.isSame(gateway, gatewayFrom, gatewayTo);
    }

    /** The gateway of the record that was looked at. */
    public GatewayId gateway() {
        return new GatewayId(in.text(gatewayFrom, gatewayTo));
    }

    /**
     * The record, whole.
     *
     * @throws EventJson.UnreadableEventException where the bytes are no such event
     */
    public Heard read(byte[] record) {
        in.begin(record);
        Heard frequent;
        try {
            frequent = frequent();
        } catch (IllegalArgumentException | DateTimeException | IndexOutOfBoundsException _) {
            frequent = null; // whether it is wrong or only strange is for the whole codec to say
        }
        return frequent == null ? EventJson.read(record, Heard.class) : frequent;
    }

    private @Nullable Heard frequent() {
        if (in.take(CONTACT)) {
            return contact();
        }
        if (!in.take(SIGNAL)) {
            return null;
        }
        SignalId id = new SignalId(UUID.fromString(in.text(in.at(), in.at() + ID_LENGTH)));
        in.skip(ID_LENGTH);
        String device = in.after(DEVICE);
        String point = in.take(POINT) ? in.text() : null;
        String gateway = in.after(GATEWAY);
        String format = in.after(FORMAT);
        Instant occurred = in.timeAfter(OCCURRED);
        Instant received = in.timeAfter(RECEIVED);
        ClockSource clock = ClockSource.valueOf(in.after(CLOCK));
        Long seq = null;
        if (in.take(SEQ)) {
            seq = Long.parseLong(in.number());
        } else {
            in.must(QUOTE);
        }
        boolean test = in.take(TEST);
        boolean resent = in.take(RESENT);
        Signal signal = word();
        return signal == null
                ? null
                : new DeviceSignal(
                        id,
                        new DeviceId(device),
                        point,
                        new GatewayId(gateway),
                        format,
                        occurred,
                        received,
                        clock,
                        seq,
                        test,
                        resent,
                        signal);
    }

    private Contact contact() {
        DeviceId device = new DeviceId(in.text());
        GatewayId gateway = new GatewayId(in.after(GATEWAY));
        Instant received = in.timeAfter(RECEIVED);
        in.must(END_CONTACT);
        in.mustEnd();
        return new Contact(device, gateway, received);
    }

    private @Nullable Signal word() {
        if (in.take(HEARTBEAT)) {
            in.mustEnd();
            return new Signal.Heartbeat();
        }
        if (!in.take(MEASURED)) {
            return null;
        }
        List<Reading> readings = new ArrayList<>();
        while (!in.isAt(']')) {
            if (!readings.isEmpty()) {
                in.must(',');
            }
            Quantity quantity = Quantity.valueOf(in.after(QUANTITY));
            in.must(CHANNEL);
            int channel = Integer.parseInt(in.number());
            in.must(VALUE);
            double value = Double.parseDouble(in.number());
            in.must('}');
            readings.add(new Reading(quantity, channel, value));
        }
        in.must(']');
        in.must('}');
        in.must('}');
        in.mustEnd();
        return new Signal.Measured(readings);
    }
}
