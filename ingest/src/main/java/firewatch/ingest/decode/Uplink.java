package firewatch.ingest.decode;

import firewatch.events.GatewayId;
import java.time.Instant;

/**
 * One message as it came in, before anything is known of its content.
 *
 * @param format the name of the decoder that it is meant for
 * @param source where it came from: an MQTT topic, a peer's address, a path
 * @param receivedAt our time
 */
@SuppressWarnings("ArrayRecordComponent") // bytes pass through and are never compared
public record Uplink(GatewayId gateway, String format, String source, Instant receivedAt, byte[] payload) {}
