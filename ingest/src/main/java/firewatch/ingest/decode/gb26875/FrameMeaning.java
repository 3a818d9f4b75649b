package firewatch.ingest.decode.gb26875;

import firewatch.events.Condition;
import firewatch.events.DeviceSignal.ClockSource;
import firewatch.events.Reading;
import firewatch.events.Signal;
import firewatch.events.Signal.ConditionChanged;
import firewatch.events.Signal.ConditionChanged.Change;
import firewatch.events.Signal.Heartbeat;
import firewatch.events.Signal.Noted;
import firewatch.events.Signal.Noted.Kind;
import firewatch.events.Signal.StatusReported;
import firewatch.ingest.decode.DecodeResult;
import firewatch.ingest.decode.RejectReason;
import firewatch.ingest.decode.Rejected;
import firewatch.ingest.decode.Understood;
import firewatch.ingest.decode.Uplink;
import firewatch.ingest.decode.gb26875.AduReader.Contents;
import firewatch.ingest.decode.gb26875.AduReader.Placed;
import firewatch.ingest.decode.gb26875.CodeTables.Deed;
import firewatch.ingest.decode.gb26875.CodeTables.Measure;
import firewatch.ingest.decode.gb26875.CodeTables.State;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What one frame says, in our words: each object becomes signals, or is kept alone with the reason why it did not. */
final class FrameMeaning {
    private static final HexFormat HEX = HexFormat.of();
    private static final int UNUSED = 0;

    private final Frame frame;
    private final byte[] bytes;
    private final Uplink uplink;
    private final Edition edition;
    private final CodeTables tables;
    private final List<Understood> understood = new ArrayList<>();
    private final List<Rejected> rejected = new ArrayList<>();

    FrameMeaning(FrameReader.Cut.Whole whole, Uplink uplink, Edition edition) {
        this.frame = whole.frame();
        this.bytes = whole.bytes();
        this.uplink = uplink;
        this.edition = edition;
        this.tables = edition.tables();
    }

    DecodeResult read() {
        Optional<Command> command = Command.of(frame.commandByte());
        if (command.isEmpty()) {
            vendorCommand();
        } else {
            switch (command.get()) {
                case SEND, REPLY -> readData();
                case CONFIRM -> say(new Part.Device(), new Heartbeat());
                case DENY ->
                    say(
                            new Part.Device(),
                            new Noted(
                                    Kind.ANSWER,
                                    Map.of("answer", "denied", "sequence", Integer.toString(frame.sequence()))));
                case CONTROL, REQUEST ->
                    reject(RejectReason.UNKNOWN_TYPE, "Only the centre gives commands; none comes up.", bytes);
            }
        }
        return new DecodeResult(understood, rejected);
    }

    private void vendorCommand() {
        say(
                new Part.Device(),
                new Noted(
                        Kind.VENDOR,
                        Map.of("command", Integer.toString(frame.commandByte()), "bytes", HEX.formatHex(frame.adu()))));
    }

    private void readData() {
        switch (AduReader.read(frame.adu(), edition)) {
            case Contents.Alive _ -> say(new Part.Device(), new Heartbeat());
            case Contents.Misshapen(String why) -> reject(RejectReason.MALFORMED, why, bytes);
            case Contents.Reserved(int type) ->
                reject(RejectReason.UNKNOWN_TYPE, "The standard gives nothing to send up as type " + type + ".", bytes);
            case Contents.Objects objects -> read(objects);
        }
    }

    private void read(Contents.Objects objects) {
        ReadingsOfParts readings = new ReadingsOfParts();
        for (Placed placed : objects.facts()) {
            if (!placed.isWhole()) {
                raise(placed.fact());
                continue;
            }
            switch (placed.fact()) {
                case Fact.Status status -> status(status);
                case Fact.Analog analog -> analog(analog, placed, readings);
                case Fact.Operation operation -> operation(operation);
                case Fact.Version(Part part, int major, int minor) ->
                    say(part, new Noted(Kind.VERSION, Map.of("version", major + "." + minor)));
                case Fact.Configuration(Part part, String text) ->
                    say(part, new Noted(Kind.CONFIGURATION, text == null ? Map.of() : Map.of("text", text)));
                case Fact.Clock clock -> clock(clock, placed);
                case Fact.Vendor(int type, byte[] body) ->
                    say(
                            new Part.Device(),
                            new Noted(
                                    Kind.VENDOR, Map.of("type", Integer.toString(type), "bytes", HEX.formatHex(body))));
            }
        }
        readings.forEach((part, stamp, signal) -> say(part, stamp, false, signal));
        AduReader.Remainder remainder = objects.remainder();
        if (remainder != null) {
            reject(RejectReason.MALFORMED, remainder.why(), remainder.from(), remainder.to());
        }
    }

    private void status(Fact.Status status) {
        State state = tables.state(status.part(), status.word());
        say(status.part(), status.stamp(), state.isTest(), new StatusReported(state.conditions()));
        Map<String, String> detail = new TreeMap<>(state.detail());
        if (status.text() != null) {
            detail.put("text", status.text());
        }
        if (!detail.isEmpty()) {
            say(status.part(), status.stamp(), false, new Noted(Kind.DETAIL, detail));
        }
    }

    /** What is not understood whole calms nobody, and keeps nobody from raising an alarm. */
    private void raise(Fact fact) {
        if (fact instanceof Fact.Status status) {
            for (Condition condition :
                    tables.state(status.part(), status.word()).conditions()) {
                say(status.part(), status.stamp(), false, new ConditionChanged(condition, Change.BEGAN));
            }
        } else if (fact instanceof Fact.Operation operation && isUnasked()) {
            for (Deed deed : tables.deeds(operation.part(), operation.flags())) {
                if (deed.raised() != null) {
                    change(operation, deed.raised(), Change.BEGAN);
                }
            }
        }
    }

    private boolean isUnasked() {
        return frame.commandByte() == Command.SEND.code();
    }

    private void analog(Fact.Analog analog, Placed placed, ReadingsOfParts readings) {
        if (analog.code() == UNUSED) {
            say(analog.part(), analog.stamp(), false, new Heartbeat());
            return;
        }
        Optional<Measure> known = tables.measure(analog.code(), analog.part().type());
        if (known.isEmpty()) {
            String detail = "The standard keeps the analog type " + analog.code() + " for later.";
            reject(RejectReason.UNKNOWN_QUANTITY, detail, placed.from(), placed.to());
            return;
        }
        Measure measure = known.get();
        if (!measure.holds(analog.raw())) {
            String detail = "The raw value " + analog.raw() + " is out of the range of " + measure.name() + ".";
            reject(RejectReason.BAD_VALUE, detail, placed.from(), placed.to());
        } else if (measure.quantity() == null) {
            Map<String, String> facts = Map.of(
                    "code", Integer.toString(analog.code()),
                    "quantity", measure.name(),
                    "unit", measure.unit(),
                    "value", Double.toString(measure.valueOf(analog.raw())));
            say(analog.part(), analog.stamp(), false, new Noted(Kind.NUMBER, facts));
        } else {
            readings.add(analog, new Reading(measure.quantity(), 1, measure.valueOf(analog.raw())));
        }
    }

    /** An alarm that a person raised by hand is a fire, where it is sent unasked: an answer tells of the past. */
    private void operation(Fact.Operation operation) {
        List<Deed> deeds = tables.deeds(operation.part(), operation.flags());
        boolean isNow = isUnasked();
        for (Deed deed : deeds) {
            if (isNow && deed.raised() != null) {
                change(operation, deed.raised(), Change.BEGAN);
            }
            if (isNow && deed.ended() != null) {
                change(operation, deed.ended(), Change.ENDED);
            }
        }
        String done = String.join(", ", deeds.stream().map(Deed::name).toList());
        Map<String, String> facts = Map.of("operation", done, "operator", Integer.toString(operation.operator()));
        say(operation.part(), operation.stamp(), false, new Noted(Kind.OPERATION, facts));
    }

    private void change(Fact.Operation operation, Condition condition, Change change) {
        say(operation.part(), operation.stamp(), false, new ConditionChanged(condition, change));
    }

    private void clock(Fact.Clock clock, Placed placed) {
        LocalDateTime time = clock.stamp().time();
        if (time == null) {
            reject(RejectReason.BAD_TIME, "The clock shows no time.", placed.from(), placed.to());
        } else {
            say(clock.part(), new Noted(Kind.CLOCK, Map.of("time", instant(time).toString())));
        }
    }

    private void say(Part part, Signal signal) {
        say(part, Stamp.NONE, false, signal);
    }

    private void say(Part part, Stamp stamp, boolean isTest, Signal signal) {
        LocalDateTime time = stamp.time();
        ClockSource clock = time != null
                ? ClockSource.DEVICE
                : stamp.isUnreadable() ? ClockSource.UNREADABLE : ClockSource.RECEIVED;
        Instant occurredAt = time == null ? uplink.receivedAt() : instant(time);
        understood.add(new Understood(part.under(frame.source()), null, occurredAt, clock, null, isTest, signal));
    }

    private static Instant instant(LocalDateTime time) {
        return time.atZone(TimeLabel.ZONE).toInstant();
    }

    private void reject(RejectReason reason, String detail, byte[] kept) {
        String who = " (" + new Part.Device().under(frame.source()) + ")";
        rejected.add(new Rejected(reason, detail + who, kept));
    }

    /** Keeps a part of the data unit; where that is empty, the whole frame. */
    private void reject(RejectReason reason, String detail, int from, int to) {
        reject(reason, detail, from == to ? bytes : Arrays.copyOfRange(frame.adu(), from, to));
    }
}
