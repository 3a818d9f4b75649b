package firewatch.ingest.decode.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import firewatch.ingest.decode.DecodeResult;
import firewatch.ingest.decode.RejectReason;
import firewatch.ingest.decode.Understood;
import firewatch.ingest.decode.Uplink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The reading of one message: object by object, going on behind an element that is broken. */
final class MessageReading {
    private static final int MOST_BREAKS = 16;
    private static final int LONGEST_NUMBER = 1 << 20;
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.CHARSET_DETECTION)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .enable(JsonReadFeature.ALLOW_LEADING_ZEROS_FOR_NUMBERS)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNumberLength(LONGEST_NUMBER)
                    .maxNestingDepth(64)
                    .build())
            .build();

    private final Uplink uplink;
    private final byte[] payload;
    private final List<Understood> understood = new ArrayList<>(2);
    private final Rejections rejections;

    /** How far the bytes under the parser are shifted against the payload. */
    private int shift;

    private int elementStart;
    private boolean inArray;

    MessageReading(Uplink uplink) {
        this.uplink = uplink;
        this.payload = uplink.payload();
        this.rejections = new Rejections(payload);
    }

    DecodeResult read() {
        int from = beginsWithByteOrderMark() ? 3 : 0;
        int end = readFrom(payload, from, from);
        for (int breaks = 1; end < payload.length && breaks < MOST_BREAKS; breaks++) {
            end = readFrom(restOfArray(end), 0, end - 1);
        }
        if (end < payload.length) {
            rejections.add(RejectReason.MALFORMED, "Too much before this is broken.", end, payload.length);
        }
        return new DecodeResult(understood, rejections.parts());
    }

    /** Reads to the end, or to the first break; returns where to go on, the payload's length where there is no more. */
    private int readFrom(byte[] bytes, int offset, int shifted) {
        shift = shifted;
        elementStart = shifted + (inArray ? 1 : 0);
        ObjectReading object = new ObjectReading(uplink, rejections, understood, shift);
        try (JsonParser parser = JSON.createParser(bytes, offset, bytes.length - offset)) {
            readAll(parser, object);
            return payload.length;
        } catch (IOException | RuntimeException broken) {
            // Whatever the parser stumbles over is kept as a dead letter, and never a reason to fall.
            object.salvage();
            return afterBreak();
        }
    }

    private void readAll(JsonParser parser, ObjectReading object) throws IOException {
        JsonToken token = parser.nextToken();
        if (token == null) {
            rejections.add(RejectReason.MALFORMED, "There is nothing in it.", 0, payload.length);
        }
        for (; token != null; token = parser.nextToken()) {
            if (token == JsonToken.START_ARRAY) {
                inArray = true;
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    element(parser, object);
                }
                inArray = false;
            } else {
                element(parser, object);
            }
        }
    }

    private void element(JsonParser parser, ObjectReading object) throws IOException {
        elementStart = shift + (int) parser.currentTokenLocation().getByteOffset();
        boolean isObject = parser.currentToken() == JsonToken.START_OBJECT;
        if (isObject) {
            object.read(parser, elementStart);
        } else {
            parser.skipChildren();
            parser.finishToken();
        }
        int end = shift + (int) parser.currentLocation().getByteOffset();
        if (!isObject) {
            rejections.add(RejectReason.WRONG_TYPE, "An element must be an object.", elementStart, end);
        }
        elementStart = end;
    }

    private int afterBreak() {
        int end = inArray ? ElementEnd.after(payload, elementStart) : payload.length;
        rejections.add(RejectReason.MALFORMED, "This is not JSON.", elementStart, end);
        return inArray ? ElementEnd.next(payload, end) : payload.length;
    }

    private byte[] restOfArray(int from) {
        byte[] rest = new byte[payload.length - from + 1];
        rest[0] = '[';
        System.arraycopy(payload, from, rest, 1, payload.length - from);
        return rest;
    }

    private boolean beginsWithByteOrderMark() {
        return payload.length >= 3
                && payload[0] == (byte) 0xEF
                && payload[1] == (byte) 0xBB
                && payload[2] == (byte) 0xBF;
    }
}
