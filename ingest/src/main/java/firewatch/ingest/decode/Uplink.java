package firewatch.ingest.decode;

import firewatch.events.GatewayId;
import java.time.Instant;

/**
 * One message as it came in, before anything is known of its content.
 *
 * @param format the name of the decoder that it is meant for
 * @param source where it came from: an MQTT topic, a peer's address, a path
 * @param receivedAt our time
 * @param isResent whether the very bytes came shortly before on the same connection: a hint
 * @param isRegistered whether the gateway stands in the register; whoever logs in does
 */
@SuppressWarnings("ArrayRecordComponent") // bytes pass through and are never compared
public record Uplink(
        GatewayId gateway,
        String format,
        String source,
        Instant receivedAt,
        byte[] payload,
        boolean isResent,
        boolean isRegistered) {

    public Uplink(GatewayId gateway, String format, String source, Instant receivedAt, byte[] payload) {
        this(gateway, format, source, receivedAt, payload, false, true);
    }
}
