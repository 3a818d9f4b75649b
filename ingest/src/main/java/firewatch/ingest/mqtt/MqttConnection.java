package firewatch.ingest.mqtt;

import firewatch.events.Signal.LinkChanged.Link;
import firewatch.ingest.limit.GatewayLimits;
import firewatch.ingest.limit.Throttle;
import firewatch.ingest.limit.Throttle.Reason;
import firewatch.ingest.mqtt.Admission.Admitted;
import firewatch.ingest.mqtt.Admission.Refused;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttReasonCodes.Disconnect;
import io.netty.handler.codec.mqtt.MqttSubscribeMessage;
import io.netty.handler.codec.mqtt.MqttUnsubscribeMessage;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * One connection at the front door, from its first byte to its last. What cannot be taken at once is put aside, no more
 * than one read of the socket, and the connection is not read until it was. Everything runs on its own event loop.
 */
final class MqttConnection extends ChannelInboundHandlerAdapter {
    private static final Logger LOG = Logger.getLogger(MqttConnection.class);

    private final Door door;
    private ChannelHandlerContext context;
    private Throttle throttle;
    private final ArrayDeque<MqttMessage> aside = new ArrayDeque<>();
    private State state = new State.New();
    private KeepAliveWatch keepAlive;

    /** How far it has come. */
    private sealed interface State {
        /** Nobody has said who it is. */
        record New() implements State {}

        /** It may come in as soon as its session is kept. */
        record Entering(Admitted who) implements State {}

        record In(Guest guest) implements State {}

        /** It only has to go. */
        record Leaving() implements State {}
    }

    @SuppressWarnings("NullAway.Init") // Netty adds it to a channel before anything else happens
    MqttConnection(Door door) {
        this.door = door;
    }

    /** It stands at the door: counted, and with little time to say who it is. */
    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
        throttle = new Throttle(added.channel());
        keepAlive = new KeepAliveWatch(throttle, added.channel().eventLoop());
        int connections = door.meter().connected();
        int unauthenticated = door.meter().waiting();
        if (connections > door.config().maxConnections()
                || unauthenticated > door.config().maxUnauthenticated()) {
            door.meter().refused("too_many_connections");
            context.close();
            return;
        }
        long connectWithin = door.config().connectWithin().toMillis();
        added.channel().eventLoop().schedule(this::endIfNobodyCame, connectWithin, TimeUnit.MILLISECONDS);
    }

    private void endIfNobodyCame() {
        if (state instanceof State.New) {
            door.meter().refused("login_timeout");
            context.close();
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext ignored, Object packet) {
        keepAlive.heard();
        if (!(packet instanceof MqttMessage message) || state instanceof State.Leaving) {
            ReferenceCountUtil.release(packet);
        } else if (message.decoderResult().isFailure()) {
            unreadable(message);
            ReferenceCountUtil.release(packet);
        } else if (state instanceof State.New) {
            firstPacket(message);
        } else if (throttle.isPaused() || !aside.isEmpty()) {
            putAside(message);
        } else {
            handle(message);
        }
    }

    private void putAside(MqttMessage message) {
        if (message.fixedHeader().messageType() == MqttMessageType.PINGREQ && state instanceof State.In(Guest guest)) {
            guest.ping();
        } else {
            aside.add(message);
        }
    }

    private void firstPacket(MqttMessage message) {
        if (!(message instanceof MqttConnectMessage connect)) {
            ReferenceCountUtil.release(message);
            door.meter().refused("no_connect");
            leave(Link.BROKEN);
            return;
        }
        ClientCertificate shown = ClientCertificate.of(context.pipeline().get(SslHandler.class));
        switch (door.gatekeeper().judge(connect, shown)) {
            case Refused refused -> refuse(refused, connect.variableHeader().version() >= 5);
            case Admitted admitted -> enter(admitted);
        }
    }

    private void refuse(Refused refused, boolean isVersion5) {
        door.meter().refused(refused.reason());
        context.write(Packets.refused(refused, isVersion5));
        leave(Link.BROKEN);
    }

    private void enter(Admitted who) {
        GatewayLimits.Limits limits = door.limits().of(who.gateway());
        if (!limits.mayLogIn()) {
            refuse(
                    new Refused(MqttConnectReturnCode.CONNECTION_REFUSED_CONNECTION_RATE_EXCEEDED, "login_rate", null),
                    who.isVersion5());
            return;
        }
        if (!limits.enter()) {
            refuse(
                    new Refused(MqttConnectReturnCode.CONNECTION_REFUSED_QUOTA_EXCEEDED, "gateway_connections", null),
                    who.isVersion5());
            return;
        }
        context.channel().closeFuture().addListener(_ -> limits.leave());
        state = new State.Entering(who);
        throttle.pause(Reason.ENTERING);
        boolean isKept = SessionOpening.open(
                door, who, opened -> context.channel().eventLoop().execute(() -> entered(who, opened)));
        if (!isKept) {
            refuse(
                    new Refused(MqttConnectReturnCode.CONNECTION_REFUSED_QUOTA_EXCEEDED, "gateway_sessions", null),
                    who.isVersion5());
        }
    }

    /** Comes in, unless its secret changed while it waited; what its forerunner did to the session meanwhile is undone. */
    private void entered(Admitted who, SessionOpening.Opened opened) {
        if (!(state instanceof State.Entering)) {
            return;
        }
        MqttConnection displaced = door.presence().enter(who.gateway(), who.clientId(), this);
        if (displaced != null) {
            displaced.send(Disconnect.SESSION_TAKEN_OVER);
        }
        if (opened.kept() != null) {
            door.sessions().connected(opened.kept());
        }
        door.meter().waitedEnough();
        state = new State.In(new Guest(door, who, context, throttle, this::lift));
        if (!door.gatekeeper().stillAdmits(who)) {
            refuse(
                    new Refused(MqttConnectReturnCode.CONNECTION_REFUSED_NOT_AUTHORIZED_5, "credentials", null),
                    who.isVersion5());
            return;
        }
        context.writeAndFlush(Packets.accepted(who, opened.isPresent(), door.config()));
        keepAlive.watch(
                who.keepAliveSeconds(),
                () -> state instanceof State.In,
                () -> disconnect(Disconnect.KEEP_ALIVE_TIMEOUT));
        lift(Reason.ENTERING);
    }

    private void handle(MqttMessage message) {
        if (!(state instanceof State.In(Guest guest))) {
            ReferenceCountUtil.release(message);
            return;
        }
        switch (message.fixedHeader().messageType()) {
            case PUBLISH -> publish(guest, (MqttPublishMessage) message);
            case PINGREQ -> guest.ping();
            case SUBSCRIBE -> guest.subscribe((MqttSubscribeMessage) message);
            case UNSUBSCRIBE -> guest.unsubscribe((MqttUnsubscribeMessage) message);
            case DISCONNECT -> leave(guest.goodbye(message));
            case PUBACK -> {
                // Nothing is sent down yet that could be acknowledged.
            }
            default -> disconnect(Disconnect.PROTOCOL_ERROR);
        }
    }

    private void publish(Guest guest, MqttPublishMessage message) {
        switch (guest.intake().take(message)) {
            case PublishIntake.Outcome.Taken _ -> message.release();
            case PublishIntake.Outcome.NotNow _ -> aside.addFirst(message);
            case PublishIntake.Outcome.Fault(Disconnect reason) -> {
                door.faults().keep(guest.who(), message, reason);
                message.release();
                disconnect(reason);
            }
        }
    }

    /** Lifts a reason to pause; after the last one, what was put aside is handled and the connection is read again. */
    private void lift(Reason reason) {
        if (!throttle.lift(reason)) {
            return;
        }
        while (!throttle.isPaused() && !aside.isEmpty()) {
            handle(aside.remove());
        }
        throttle.read();
    }

    private void unreadable(MqttMessage message) {
        Throwable cause = message.decoderResult().cause();
        Disconnect reason = Unreadable.asDisconnect(cause);
        switch (state) {
            case State.New _ -> {
                Refused refusal = Unreadable.asRefusal(cause);
                if (refusal != null) {
                    refuse(refusal, false);
                    return;
                }
            }
            case State.Entering(Admitted who) -> door.faults().keep(who, message, reason);
            case State.In(Guest guest) -> door.faults().keep(guest.who(), message, reason);
            case State.Leaving _ -> {
                // What comes after the end is not looked at.
            }
        }
        disconnect(reason);
    }

    /** Takes no more, and goes when everything that was taken is acknowledged; called on any thread. */
    void drain(Runnable drained) {
        context.channel().eventLoop().execute(() -> {
            if (!(state instanceof State.In(Guest guest))) {
                drained.run();
                return;
            }
            throttle.pause(Reason.CLOSING);
            guest.intake().whenEmpty(() -> {
                disconnect(Disconnect.SERVER_SHUTTING_DOWN);
                drained.run();
            });
        });
    }

    /** Ends it for a reason, from any thread. */
    void send(Disconnect reason) {
        context.channel().eventLoop().execute(() -> disconnect(reason));
    }

    private void disconnect(Disconnect reason) {
        if (state instanceof State.Leaving) {
            return;
        }
        if (state instanceof State.In(Guest guest)) {
            door.meter().refused(reason.name().toLowerCase(java.util.Locale.ROOT));
            if (guest.isVersion5()) {
                context.write(Packets.disconnect(reason));
            }
        }
        leave(Link.BROKEN);
    }

    /** Says its last words, lets the client read them, and closes. */
    private void leave(Link how) {
        gone(how);
        aside.forEach(ReferenceCountUtil::release);
        aside.clear();
        Farewell.say(context);
    }

    private void gone(Link how) {
        State before = state;
        state = new State.Leaving();
        switch (before) {
            case State.New _ -> door.meter().waitedEnough();
            case State.Entering(Admitted who) -> {
                door.meter().waitedEnough();
                door.presence()
                        .whereAbsent(
                                who.gateway(),
                                who.clientId(),
                                () -> door.sessions().disconnected(who.gateway(), who.clientId()));
            }
            case State.In(Guest guest) -> guest.gone(this, how);
            case State.Leaving _ -> {
                // It was told before.
            }
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ignored) {
        if (context.channel().isWritable()) {
            lift(Reason.UNREAD);
        } else if (!(state instanceof State.Leaving)) {
            throttle.pause(Reason.UNREAD);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ignored) {
        gone(Link.BROKEN);
        aside.forEach(ReferenceCountUtil::release);
        aside.clear();
        door.meter().disconnected();
        context.fireChannelInactive();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ignored, Throwable cause) {
        LOG.debugf(cause, "The connection of %s breaks", context.channel().remoteAddress());
        context.close();
    }
}
