package firewatch.ingest.decode.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import firewatch.events.Condition;
import firewatch.events.Quantity;
import firewatch.events.Reading;
import firewatch.ingest.decode.RejectReason;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the value of one field; what it cannot be is rejected alone. */
final class FieldReading {
    private static final int LONGEST_LONG = Long.toString(Long.MAX_VALUE).length();
    private static final int LONGEST_DOUBLE = 64;
    private static final int MOST_CHANNELS = 65_535;

    private final Rejections rejections;
    private final int shift;

    FieldReading(Rejections rejections, int shift) {
        this.rejections = rejections;
        this.shift = shift;
    }

    @Nullable
    String text(JsonParser parser, Field field) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            return parser.getText();
        }
        rejectType(parser, field, "a text");
        return null;
    }

    boolean flag(JsonParser parser, Field field) throws IOException {
        if (parser.currentToken().isBoolean()) {
            return parser.currentToken() == JsonToken.VALUE_TRUE;
        }
        rejectType(parser, field, "true or false");
        return false;
    }

    @Nullable
    Long unsigned(JsonParser parser, Field field) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            rejectType(parser, field, "an unsigned integer");
            return null;
        }
        if (parser.getTextLength() <= LONGEST_LONG && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
            long value = parser.getLongValue();
            if (value >= 0) {
                return value;
            }
        }
        String bound = "' must be an unsigned integer of at most " + Long.MAX_VALUE + ".";
        reject(parser, RejectReason.BAD_VALUE, "The field '" + field.wireName() + bound);
        return null;
    }

    /**
     * Adds the conditions of a field, and says whether all of it was understood. A list stands where one is meant and
     * the other way round, but is no whole word then.
     */
    boolean conditions(JsonParser parser, Field field, Set<Condition> into) throws IOException {
        boolean isList = field == Field.STATUS;
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            int from = start(parser);
            boolean all = true;
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                all &= condition(parser, field, into);
            }
            if (!isList) {
                String detail = "The field '" + field.wireName() + "' must be one condition, not a list.";
                rejections.add(RejectReason.WRONG_TYPE, detail, from, end(parser));
            }
            return all && isList;
        }
        if (!isList) {
            return condition(parser, field, into);
        }
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            reject(parser, RejectReason.WRONG_TYPE, "The field 'status' must be a list of conditions.");
            condition(parser, field, into);
        } else {
            rejectType(parser, field, "a list of conditions");
        }
        return false;
    }

    private boolean condition(JsonParser parser, Field field, Set<Condition> into) throws IOException {
        String name = text(parser, field);
        if (name == null) {
            return false;
        }
        Optional<Condition> condition = Condition.reportable(name);
        condition.ifPresentOrElse(into::add, () -> rejectUnknown(parser, name));
        return condition.isPresent();
    }

    private void rejectUnknown(JsonParser parser, String name) {
        reject(parser, RejectReason.UNKNOWN_CONDITION, "There is no condition " + Rejections.quote(name) + ".");
    }

    /** Reads one quantity and its number; null where it was rejected. */
    @Nullable
    Reading reading(JsonParser parser) throws IOException {
        int from = start(parser);
        String name = parser.currentName();
        JsonToken token = parser.nextToken();
        int hash = name.indexOf('#');
        Optional<Quantity> quantity = Quantity.ofWireName(hash < 0 ? name : name.substring(0, hash));
        int channel = hash < 0 ? 1 : channel(name, hash + 1);
        if (quantity.isEmpty() || channel < 1) {
            skip(parser);
            String detail = "There is no quantity " + Rejections.quote(name) + ".";
            rejections.add(RejectReason.UNKNOWN_QUANTITY, detail, from, end(parser));
            return null;
        }
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        if (!token.isNumeric()) {
            skip(parser);
            String detail = "The quantity " + Rejections.quote(name) + " must be a number.";
            rejections.add(RejectReason.WRONG_TYPE, detail, from, end(parser));
            return null;
        }
        double value = parser.getTextLength() > LONGEST_DOUBLE ? Double.NaN : parser.getDoubleValue();
        if (!Double.isFinite(value)) {
            String detail = "The quantity " + Rejections.quote(name) + " is no number that can be.";
            rejections.add(RejectReason.BAD_VALUE, detail, from, end(parser));
            return null;
        }
        return new Reading(quantity.get(), channel, value);
    }

    private static int channel(String name, int from) {
        int channel = 0;
        for (int i = from; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c < '0' || c > '9') {
                return 0;
            }
            channel = channel * 10 + c - '0';
            if (channel > MOST_CHANNELS) {
                return 0;
            }
        }
        return channel;
    }

    void rejectType(JsonParser parser, Field field, String expected) throws IOException {
        int from = start(parser);
        skip(parser);
        String detail = "The field '" + field.wireName() + "' must be " + expected + ".";
        rejections.add(RejectReason.WRONG_TYPE, detail, from, end(parser));
    }

    /** Rejects the scalar under the parser. */
    void reject(JsonParser parser, RejectReason reason, String detail) {
        rejections.add(reason, detail, start(parser), end(parser));
    }

    private static void skip(JsonParser parser) throws IOException {
        parser.skipChildren();
        parser.finishToken();
    }

    private int start(JsonParser parser) {
        return shift + (int) parser.currentTokenLocation().getByteOffset();
    }

    /** The offset behind what the parser has read. */
    int end(JsonParser parser) {
        return shift + (int) parser.currentLocation().getByteOffset();
    }
}
