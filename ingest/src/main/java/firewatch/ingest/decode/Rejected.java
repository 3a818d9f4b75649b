package firewatch.ingest.decode;

/**
 * One part of a message that was not understood, with the bytes it had there.
 *
 * @param detail one sentence for a person
 */
@SuppressWarnings("ArrayRecordComponent") // bytes pass through and are never compared
public record Rejected(RejectReason reason, String detail, byte[] bytes) {}
