package firewatch.events;

import java.nio.charset.StandardCharsets;

/** The parts of the frequent records as {@link EventJson} writes them, between their values. */
final class FrequentShape {
    static final byte[] SIGNAL = ascii("{\"kind\":\"signal\",\"id\":\"");
    static final byte[] CONTACT = ascii("{\"kind\":\"contact\",\"device\":\"");
    static final byte[] DEVICE = ascii("\",\"device\":\"");
    static final byte[] POINT = ascii("\",\"point\":\"");
    static final byte[] GATEWAY = ascii("\",\"gateway\":\"");
    static final byte[] FORMAT = ascii("\",\"format\":\"");
    static final byte[] OCCURRED = ascii("\",\"occurredAt\":\"");
    static final byte[] RECEIVED = ascii("\",\"receivedAt\":\"");
    static final byte[] CLOCK = ascii("\",\"clock\":\"");
    static final byte[] SEQ = ascii("\",\"seq\":");
    static final byte[] QUOTE = ascii("\"");
    static final byte[] TEST = ascii(",\"test\":true");
    static final byte[] RESENT = ascii(",\"resent\":true");
    static final byte[] HEARTBEAT = ascii(",\"signal\":{\"type\":\"heartbeat\"}}");
    static final byte[] MEASURED = ascii(",\"signal\":{\"type\":\"measured\",\"readings\":[");
    static final byte[] QUANTITY = ascii("{\"quantity\":\"");
    static final byte[] CHANNEL = ascii("\",\"channel\":");
    static final byte[] VALUE = ascii(",\"value\":");
    static final byte[] END_MEASURED = ascii("]}}");
    static final byte[] END_CONTACT = ascii("\"}");

    private FrequentShape() {}

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
