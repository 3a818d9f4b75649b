package firewatch.ingest.mqtt;

import firewatch.events.GatewayId;
import firewatch.ingest.decode.DecodeResult;
import firewatch.ingest.decode.Decoders;
import firewatch.ingest.decode.FrameDecoder;
import firewatch.ingest.decode.RejectReason;
import firewatch.ingest.decode.Rejected;
import firewatch.ingest.decode.Uplink;
import firewatch.ingest.register.Credentials;
import io.netty.handler.codec.mqtt.MqttReasonCodes.PubAck;
import java.util.Optional;

/** What becomes of the bytes of an uplink: its format's decoder reads them, and the answer has a code for the sender. */
final class Uplinks {
    private final Decoders decoders;
    private final Credentials credentials;

    Uplinks(Decoders decoders, Credentials credentials) {
        this.decoders = decoders;
        this.credentials = credentials;
    }

    DecodeResult decode(Uplink uplink) {
        GatewayId gateway = uplink.gateway();
        Optional<FrameDecoder> decoder = decoders.named(uplink.format());
        if (decoder.isEmpty()) {
            String detail = "There is no format '" + uplink.format() + "'.";
            return DecodeResult.refused(new Rejected(RejectReason.UNKNOWN_FORMAT, detail, uplink.payload()));
        }
        if (!credentials.allows(gateway, uplink.format())) {
            String detail = "The gateway may not speak '" + uplink.format() + "'.";
            return DecodeResult.refused(new Rejected(RejectReason.FORBIDDEN_FORMAT, detail, uplink.payload()));
        }
        return decoder.get().decode(uplink);
    }

    /** The code for who sent it. Whatever it says, the message is kept, and need not be sent again. */
    static PubAck code(DecodeResult result) {
        if (!result.isWhollyRejected()) {
            return PubAck.SUCCESS;
        }
        return switch (result.rejected().getFirst().reason()) {
            case UNKNOWN_FORMAT -> PubAck.TOPIC_NAME_INVALID;
            case FORBIDDEN_FORMAT, FORBIDDEN_TOPIC -> PubAck.NOT_AUTHORIZED;
            case MALFORMED,
                    WRONG_TYPE,
                    NO_DEVICE,
                    BAD_NAME,
                    UNKNOWN_TYPE,
                    UNKNOWN_CONDITION,
                    UNKNOWN_QUANTITY,
                    BAD_TIME,
                    BAD_VALUE,
                    DUPLICATE_FIELD,
                    TOO_MANY,
                    UNSUPPORTED_QOS,
                    TOO_LARGE -> PubAck.PAYLOAD_FORMAT_INVALID;
        };
    }
}
