package firewatch.ingest.decode.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import firewatch.events.Condition;
import firewatch.events.DeviceId;
import firewatch.events.DeviceSignal.ClockSource;
import firewatch.events.Reading;
import firewatch.events.Signal;
import firewatch.events.Signal.ConditionChanged;
import firewatch.events.Signal.ConditionChanged.Change;
import firewatch.ingest.decode.RejectReason;
import firewatch.ingest.decode.Understood;
import firewatch.ingest.decode.Uplink;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The reading of the objects of one message, one after another. Where an object was not understood whole (a status with
 * an unknown word, a part that cannot be named, a break), what it raises stands and what it would calm does not.
 */
final class ObjectReading {
    private static final int LONGEST_POINT = 64;

    /** So many that a signal stays far below what Kafka takes as one record. */
    private static final int MOST_READINGS = 1000;

    private final Uplink uplink;
    private final Rejections rejections;
    private final List<Understood> understood;
    private final FieldReading fields;
    private final Set<Condition> status = EnumSet.noneOf(Condition.class);
    private final Set<Condition> began = EnumSet.noneOf(Condition.class);
    private final Set<Condition> ended = EnumSet.noneOf(Condition.class);
    private List<Reading> readings = List.of();

    private int seen;
    private int start;
    private int end;
    private int rejectedBefore;
    private boolean raisesOnly;
    private boolean hasStatus;
    private @Nullable String deviceText;
    private @Nullable DeviceId device;
    private @Nullable String point;
    private @Nullable Instant at;
    private boolean badTime;
    private @Nullable Long seq;
    private boolean test;

    ObjectReading(Uplink uplink, Rejections rejections, List<Understood> understood, int shift) {
        this.uplink = uplink;
        this.rejections = rejections;
        this.understood = understood;
        this.fields = new FieldReading(rejections, shift);
    }

    /** Reads the object that the parser has just opened. */
    void read(JsonParser parser, int elementStart) throws IOException {
        forget();
        start = elementStart;
        rejectedBefore = rejections.count();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            Field field = Field.named(parser.currentName());
            parser.nextToken();
            field(field, parser);
        }
        end = fields.end(parser);
        if (device != null) {
            rejections.nameDevice(rejectedBefore, device);
        }
        tell();
        start = -1;
    }

    /** Lets stand what the broken object raised before it broke. */
    void salvage() {
        if (start < 0 || device == null) {
            return;
        }
        raisesOnly = true;
        readings = List.of();
        ended.clear();
        if (hasStatus || !began.isEmpty()) {
            tellConditions(device);
        }
    }

    private void forget() {
        seen = 0;
        raisesOnly = false;
        hasStatus = false;
        status.clear();
        began.clear();
        ended.clear();
        readings = List.of();
        deviceText = null;
        device = null;
        point = null;
        at = null;
        badTime = false;
        seq = null;
        test = false;
    }

    private void field(Field field, JsonParser parser) throws IOException {
        int bit = 1 << field.ordinal();
        boolean twice = (seen & bit) != 0;
        seen |= bit;
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return;
        }
        if (twice && field != Field.OTHER) {
            raisesOnly |= field == Field.STATUS || field == Field.DEVICE || field == Field.POINT;
            fields.reject(parser, RejectReason.DUPLICATE_FIELD, "The field '" + field.wireName() + "' stands twice.");
        }
        switch (field) {
            case DEVICE -> device(parser);
            case AT -> at(parser);
            case SEQ -> seq = fields.unsigned(parser, field);
            case STATUS -> status(parser);
            case BEGAN -> fields.conditions(parser, field, began);
            case ENDED -> ended(parser);
            case MEASURED -> measured(parser);
            case POINT -> point(parser);
            case TEST -> test = fields.flag(parser, field);
            case OTHER -> parser.skipChildren();
        }
    }

    private void device(JsonParser parser) throws IOException {
        deviceText = fields.text(parser, Field.DEVICE);
        device = deviceText != null && DeviceId.isValid(deviceText) ? new DeviceId(deviceText) : null;
    }

    private void at(JsonParser parser) throws IOException {
        String text = fields.text(parser, Field.AT);
        at = text == null ? null : IsoTime.parse(text);
        badTime = at == null;
        if (text != null && at == null) {
            fields.reject(parser, RejectReason.BAD_TIME, "The time " + Rejections.quote(text) + " cannot be read.");
        }
    }

    private void status(JsonParser parser) throws IOException {
        hasStatus = true;
        raisesOnly |= !fields.conditions(parser, Field.STATUS, status);
    }

    private void ended(JsonParser parser) throws IOException {
        if (!fields.conditions(parser, Field.ENDED, ended)) {
            ended.clear();
        }
    }

    private void measured(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            fields.rejectType(parser, Field.MEASURED, "an object");
            return;
        }
        if (readings.isEmpty()) {
            readings = new ArrayList<>(4);
        }
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            Reading reading = fields.reading(parser);
            if (reading != null) {
                readings.add(reading);
            }
        }
    }

    private void point(JsonParser parser) throws IOException {
        String text = parser.currentToken() == JsonToken.VALUE_NUMBER_INT
                ? parser.getText()
                : fields.text(parser, Field.POINT);
        if (text != null && isPoint(text)) {
            point = text;
            return;
        }
        raisesOnly = true;
        if (text != null) {
            fields.reject(parser, RejectReason.BAD_NAME, "The point " + Rejections.quote(text) + " cannot be a name.");
        }
    }

    private static boolean isPoint(String text) {
        return !text.isEmpty()
                && text.length() <= LONGEST_POINT
                && text.chars().noneMatch(c -> Character.isISOControl(c) || Character.isSurrogate((char) c));
    }

    private void tell() {
        DeviceId who = device;
        if (who == null) {
            rejectNameless();
            return;
        }
        int before = understood.size();
        tellConditions(who);
        for (int i = 0; i < readings.size(); i += MOST_READINGS) {
            say(who, new Signal.Measured(readings.subList(i, Math.min(i + MOST_READINGS, readings.size()))));
        }
        if (understood.size() == before) {
            say(who, new Signal.Heartbeat());
        }
    }

    private void rejectNameless() {
        String text = deviceText;
        if (text == null) {
            rejections.add(RejectReason.NO_DEVICE, "No device is named.", start, end);
        } else {
            String detail = "The device " + Rejections.quote(text) + " cannot be a name.";
            rejections.add(RejectReason.BAD_NAME, detail, start, end);
        }
    }

    private void tellConditions(DeviceId who) {
        if (hasStatus && raisesOnly) {
            began.addAll(status);
        } else if (hasStatus) {
            say(who, new Signal.StatusReported(status));
        }
        began.forEach(condition -> say(who, new ConditionChanged(condition, Change.BEGAN)));
        if (!raisesOnly) {
            ended.forEach(condition -> say(who, new ConditionChanged(condition, Change.ENDED)));
        }
    }

    private void say(DeviceId who, Signal signal) {
        Instant time = at;
        ClockSource clock = time != null ? ClockSource.DEVICE : badTime ? ClockSource.UNREADABLE : ClockSource.RECEIVED;
        understood.add(new Understood(who, point, time == null ? uplink.receivedAt() : time, clock, seq, test, signal));
    }
}
