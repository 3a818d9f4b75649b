package firewatch.ingest.decode;

import java.util.Locale;

/** Why something was not understood: the closed list that metrics and dead letters use. */
public enum RejectReason {
    /** The bytes are not of the format at all, from here on. */
    MALFORMED,
    /** A value of another type than the format says. */
    WRONG_TYPE,
    /** Nobody is named, so nobody said it. */
    NO_DEVICE,
    /** A name that cannot be one. */
    BAD_NAME,
    /** A kind of message that the format keeps for later, or for the other direction. */
    UNKNOWN_TYPE,
    UNKNOWN_CONDITION,
    UNKNOWN_QUANTITY,
    BAD_TIME,
    /** Of the right type, but no value that can be. */
    BAD_VALUE,
    /** The same field twice in one object. */
    DUPLICATE_FIELD,
    /** So many parts were not understood that the message is kept whole instead. */
    TOO_MANY,
    /** No decoder has that name. */
    UNKNOWN_FORMAT,
    /** The gateway may not speak that format. */
    FORBIDDEN_FORMAT,
    /** A topic that is not the gateway's own, or that it may not speak on. */
    FORBIDDEN_TOPIC,
    /** A quality of service that is not offered. */
    UNSUPPORTED_QOS,
    /** So large that it was not read. */
    TOO_LARGE;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** The short word for a metric's label and a dead letter. */
    public String label() {
        return label;
    }
}
