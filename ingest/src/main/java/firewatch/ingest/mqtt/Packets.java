package firewatch.ingest.mqtt;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.codec.mqtt.MqttConnAckMessage;
import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.codec.mqtt.MqttFixedHeader;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttMessageIdAndPropertiesVariableHeader;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttPubReplyMessageVariableHeader;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttReasonCodeAndPropertiesVariableHeader;
import io.netty.handler.codec.mqtt.MqttReasonCodes;
import io.netty.handler.codec.mqtt.MqttSubAckMessage;
import io.netty.handler.codec.mqtt.MqttSubAckPayload;
import io.netty.handler.codec.mqtt.MqttUnsubAckMessage;
import io.netty.handler.codec.mqtt.MqttUnsubAckPayload;
import java.util.List;

/** The packets that the front door sends. */
final class Packets {
    private static final byte PUBACK_BYTE = 0x40;
    private static final int PUBACK_SIZE = 4;

    private Packets() {}

    static MqttConnAckMessage accepted(Admission.Admitted admitted, boolean sessionPresent, MqttConfig config) {
        MqttMessageBuilders.ConnAckBuilder connack = MqttMessageBuilders.connAck()
                .returnCode(MqttConnectReturnCode.CONNECTION_ACCEPTED)
                .sessionPresent(sessionPresent);
        if (!admitted.isVersion5()) {
            return connack.properties(MqttProperties.NO_PROPERTIES).build();
        }
        return connack.properties(properties -> {
                    properties
                            .maximumQos((byte) 1)
                            .retainAvailable(false)
                            .receiveMaximum(config.receiveMaximum())
                            .maximumPacketSize(config.maxPacket())
                            .topicAliasMaximum(0)
                            .wildcardSubscriptionAvailable(false)
                            .sharedSubscriptionAvailable(false)
                            .subscriptionIdentifiersAvailable(false)
                            .sessionExpiryInterval(admitted.expiry().toSeconds())
                            .serverKeepAlive(admitted.keepAliveSeconds());
                    if (admitted.assignedId()) {
                        properties.assignedClientId(admitted.clientId());
                    }
                })
                .build();
    }

    static MqttConnAckMessage refused(Admission.Refused refused, boolean isVersion5) {
        MqttMessageBuilders.ConnAckBuilder connack =
                MqttMessageBuilders.connAck().sessionPresent(false);
        String detail = refused.detail();
        if (isVersion5) {
            connack.returnCode(refused.code());
            if (detail != null) {
                connack.properties(properties -> properties.reasonString(detail));
            }
            return connack.build();
        }
        return connack.returnCode(asVersion3(refused.code()))
                .properties(MqttProperties.NO_PROPERTIES)
                .build();
    }

    private static MqttConnectReturnCode asVersion3(MqttConnectReturnCode code) {
        return switch (code) {
            case CONNECTION_REFUSED_UNSUPPORTED_PROTOCOL_VERSION ->
                MqttConnectReturnCode.CONNECTION_REFUSED_UNACCEPTABLE_PROTOCOL_VERSION;
            case CONNECTION_REFUSED_CLIENT_IDENTIFIER_NOT_VALID ->
                MqttConnectReturnCode.CONNECTION_REFUSED_IDENTIFIER_REJECTED;
            case CONNECTION_REFUSED_BAD_USERNAME_OR_PASSWORD ->
                MqttConnectReturnCode.CONNECTION_REFUSED_BAD_USER_NAME_OR_PASSWORD;
            case CONNECTION_REFUSED_SERVER_UNAVAILABLE_5,
                    CONNECTION_REFUSED_SERVER_BUSY,
                    CONNECTION_REFUSED_QUOTA_EXCEEDED,
                    CONNECTION_REFUSED_CONNECTION_RATE_EXCEEDED ->
                MqttConnectReturnCode.CONNECTION_REFUSED_SERVER_UNAVAILABLE;
            default -> MqttConnectReturnCode.CONNECTION_REFUSED_NOT_AUTHORIZED;
        };
    }

    /** Writes a PUBACK that says no more than that; it is the same in both versions. */
    static void writePuback(ByteBuf into, int packetId) {
        into.writeByte(PUBACK_BYTE).writeByte(2).writeShort(packetId);
    }

    static ByteBuf pubacks(ByteBufAllocator allocator, int most) {
        return allocator.ioBuffer(PUBACK_SIZE * most);
    }

    static MqttMessage puback(int packetId, MqttReasonCodes.PubAck reason) {
        return new MqttMessage(
                header(MqttMessageType.PUBACK),
                new MqttPubReplyMessageVariableHeader(packetId, reason.byteValue(), MqttProperties.NO_PROPERTIES));
    }

    static MqttSubAckMessage suback(int packetId, List<Integer> codes) {
        return new MqttSubAckMessage(
                header(MqttMessageType.SUBACK),
                new MqttMessageIdAndPropertiesVariableHeader(packetId, MqttProperties.NO_PROPERTIES),
                new MqttSubAckPayload(codes));
    }

    static MqttUnsubAckMessage unsuback(int packetId, int filters, boolean isVersion5) {
        MqttUnsubAckPayload payload =
                new MqttUnsubAckPayload(java.util.Collections.nCopies(isVersion5 ? filters : 0, (short) 0));
        return new MqttUnsubAckMessage(
                header(MqttMessageType.UNSUBACK),
                new MqttMessageIdAndPropertiesVariableHeader(packetId, MqttProperties.NO_PROPERTIES),
                payload);
    }

    static MqttMessage disconnect(MqttReasonCodes.Disconnect reason) {
        return new MqttMessage(
                header(MqttMessageType.DISCONNECT),
                new MqttReasonCodeAndPropertiesVariableHeader(reason.byteValue(), MqttProperties.NO_PROPERTIES));
    }

    private static MqttFixedHeader header(MqttMessageType type) {
        return new MqttFixedHeader(type, false, MqttQoS.AT_MOST_ONCE, false, 0);
    }
}
