package firewatch.ingest.mqtt;

import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.codec.mqtt.MqttIdentifierRejectedException;
import io.netty.handler.codec.mqtt.MqttReasonCodes.Disconnect;
import io.netty.handler.codec.mqtt.MqttUnacceptableProtocolVersionException;
import org.jspecify.annotations.Nullable;

/** The answers to bytes that are no MQTT packet, or none that is read here. */
final class Unreadable {
    private Unreadable() {}

    /** The refusal of such a CONNECT; null where the standard has none. */
    static Admission.@Nullable Refused asRefusal(Throwable cause) {
        if (cause instanceof MqttUnacceptableProtocolVersionException) {
            return new Admission.Refused(
                    MqttConnectReturnCode.CONNECTION_REFUSED_UNSUPPORTED_PROTOCOL_VERSION, "version", null);
        }
        if (cause instanceof MqttIdentifierRejectedException) {
            return new Admission.Refused(
                    MqttConnectReturnCode.CONNECTION_REFUSED_CLIENT_IDENTIFIER_NOT_VALID, "client_id", null);
        }
        return null;
    }

    static Disconnect asDisconnect(Throwable cause) {
        return cause instanceof TooLongFrameException ? Disconnect.PACKET_TOO_LARGE : Disconnect.MALFORMED_PACKET;
    }
}
