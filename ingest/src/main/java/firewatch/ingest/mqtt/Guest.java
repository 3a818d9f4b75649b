package firewatch.ingest.mqtt;

import firewatch.events.Signal.LinkChanged.Link;
import firewatch.ingest.limit.Throttle;
import firewatch.ingest.mqtt.Admission.Admitted;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttProperties.MqttPropertyType;
import io.netty.handler.codec.mqtt.MqttReasonCodeAndPropertiesVariableHeader;
import io.netty.handler.codec.mqtt.MqttReasonCodes.Disconnect;
import io.netty.handler.codec.mqtt.MqttSubscribeMessage;
import io.netty.handler.codec.mqtt.MqttUnsubscribeMessage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A gateway's session that was let in, for as long as this connection lasts. */
final class Guest {
    private final Door door;
    private final Admitted who;
    private final ChannelHandlerContext context;
    private final PublishIntake intake;
    private final Subscriptions subscriptions;
    private boolean endsItsSession;

    Guest(Door door, Admitted who, ChannelHandlerContext context, Throttle throttle, Consumer<Throttle.Reason> lift) {
        this.door = door;
        this.who = who;
        this.context = context;
        this.endsItsSession = who.expiry().isZero();
        this.intake = new PublishIntake(door, who, context, throttle, lift);
        Map<String, Integer> granted = session().map(Session::subscriptions).orElse(Map.of());
        this.subscriptions = new Subscriptions(who.gateway(), who.isVersion5(), granted);
    }

    Admitted who() {
        return who;
    }

    PublishIntake intake() {
        return intake;
    }

    boolean isVersion5() {
        return who.isVersion5();
    }

    private Optional<Session> session() {
        return who.expiry().isZero() ? Optional.empty() : door.sessions().find(who.gateway(), who.clientId());
    }

    void ping() {
        door.publisher().heard(who.gateway());
        context.writeAndFlush(MqttMessage.PINGRESP);
    }

    void subscribe(MqttSubscribeMessage message) {
        List<Integer> codes = subscriptions.subscribe(message.payload().topicSubscriptions());
        int packetId = message.variableHeader().messageId();
        afterKeeping(() -> context.writeAndFlush(Packets.suback(packetId, codes)));
    }

    void unsubscribe(MqttUnsubscribeMessage message) {
        List<String> filters = message.payload().topics();
        subscriptions.unsubscribe(filters);
        int packetId = message.variableHeader().messageId();
        afterKeeping(() -> context.writeAndFlush(Packets.unsuback(packetId, filters.size(), who.isVersion5())));
    }

    private void afterKeeping(Runnable answer) {
        Optional<Session> session = session();
        if (session.isEmpty()) {
            answer.run();
        } else {
            door.sessions()
                    .keep(
                            session.get().with(subscriptions.granted()),
                            () -> context.channel().eventLoop().execute(answer));
        }
    }

    /** Reads a DISCONNECT: how the client leaves, and whether its session stays. */
    Link goodbye(MqttMessage message) {
        if (!(message.variableHeader() instanceof MqttReasonCodeAndPropertiesVariableHeader header)) {
            return Link.CLOSED;
        }
        var expiry = header.properties().getProperty(MqttPropertyType.SESSION_EXPIRY_INTERVAL.value());
        endsItsSession |= expiry != null && Integer.valueOf(0).equals(expiry.value());
        return header.reasonCode() == Disconnect.DISCONNECT_WITH_WILL_MESSAGE.byteValue() ? Link.BROKEN : Link.CLOSED;
    }

    /** Its connection is no more. The session is left alone where another connection has it. */
    void gone(MqttConnection connection, Link how) {
        intake.close();
        door.presence().leave(who.gateway(), who.clientId(), connection, how, this::leaveSession);
    }

    private void leaveSession() {
        if (endsItsSession) {
            door.sessions().forget(who.gateway(), who.clientId(), () -> {});
        } else {
            door.sessions().disconnected(who.gateway(), who.clientId());
        }
    }
}
