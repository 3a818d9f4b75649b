package firewatch.ingest.mqtt;

import firewatch.ingest.decode.DecodeResult;
import firewatch.ingest.decode.RejectReason;
import firewatch.ingest.decode.Rejected;
import firewatch.ingest.decode.Uplink;
import firewatch.ingest.limit.GatewayLimits;
import firewatch.ingest.mqtt.Admission.Admitted;
import firewatch.ingest.publish.SignalPublisher;
import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttPublishVariableHeader;
import io.netty.handler.codec.mqtt.MqttReasonCodes.Disconnect;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * The dead letters of what a client is sent away for: MQTT 3.1.1 has no word for the reason, so the site is told. Of a
 * client that does it over and over some are kept, and one a minute is logged.
 */
final class Faults {
    private static final Logger LOG = Logger.getLogger(Faults.class);
    private static final int MOST_BYTES = 4096;
    private static final int LONGEST_TOPIC = 200;

    private final MqttConfig config;
    private final GatewayLimits limits;
    private final SignalPublisher publisher;
    private final Clock clock;

    Faults(MqttConfig config, GatewayLimits limits, SignalPublisher publisher, Clock clock) {
        this.config = config;
        this.limits = limits;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** Keeps it before its sender goes; what only MQTT 5 forbids is answered there, and not kept. */
    void keep(Admitted who, MqttMessage message, Disconnect fault) {
        rejected(message, fault).ifPresent(rejected -> keep(who, topicOf(message), rejected));
    }

    private static String topicOf(MqttMessage message) {
        return message.variableHeader() instanceof MqttPublishVariableHeader header ? header.topicName() : "";
    }

    private void keep(Admitted who, String topic, Rejected rejected) {
        String source = topic.isEmpty() ? "mqtt " + who.clientId() : shown(topic);
        GatewayLimits.Limits limit = limits.of(who.gateway());
        if (limit.mayKeepFault()) {
            Uplink uplink = new Uplink(
                    who.gateway(),
                    OwnTopic.of(who.gateway(), topic).map(OwnTopic::format).orElse(Presence.FORMAT),
                    source,
                    clock.instant().truncatedTo(ChronoUnit.MILLIS),
                    rejected.bytes());
            publisher.publish(uplink, DecodeResult.refused(rejected), () -> {});
        }
        if (limit.mayLogFault()) {
            LOG.warnf("The gateway %s is sent away (%s): %s", who.gateway(), source, rejected.detail());
        }
    }

    private Optional<Rejected> rejected(MqttMessage message, Disconnect fault) {
        return switch (fault) {
            case QOS_NOT_SUPPORTED ->
                rejected(RejectReason.UNSUPPORTED_QOS, "Quality of service 2 is not offered", message);
            case NOT_AUTHORIZED ->
                rejected(RejectReason.FORBIDDEN_TOPIC, "The gateway may not publish on this topic", message);
            case PACKET_TOO_LARGE -> {
                int size = message.fixedHeader().remainingLength();
                String detail = "A packet of " + size + " bytes was not read, at most " + config.maxPacket() + " are";
                yield rejected(RejectReason.TOO_LARGE, detail, message);
            }
            case MALFORMED_PACKET ->
                rejected(RejectReason.MALFORMED, "What came is no MQTT packet and was not read", message);
            default -> Optional.empty();
        };
    }

    private static Optional<Rejected> rejected(RejectReason reason, String detail, MqttMessage message) {
        byte[] bytes =
                message instanceof MqttPublishMessage publish ? ByteBufUtil.getBytes(publish.payload()) : new byte[0];
        String sentence = detail + "; its connection was closed.";
        return Optional.of(new Rejected(reason, sentence, bytes).withAtMost(MOST_BYTES));
    }

    private static String shown(String topic) {
        String begin = topic.length() <= LONGEST_TOPIC ? topic : topic.substring(0, LONGEST_TOPIC) + "…";
        return begin.replaceAll("[\\p{Cntrl}\\p{Cs}]", "?");
    }
}
