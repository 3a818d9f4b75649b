package firewatch.ingest.mqtt;

import firewatch.events.Signal.LinkChanged.Link;
import firewatch.ingest.decode.DecodeResult;
import firewatch.ingest.decode.Uplink;
import firewatch.ingest.limit.GatewayLimits;
import firewatch.ingest.limit.Throttle;
import firewatch.ingest.limit.Throttle.Reason;
import firewatch.ingest.publish.Room;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.mqtt.MqttProperties.MqttPropertyType;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttReasonCodes.Disconnect;
import io.netty.handler.codec.mqtt.MqttReasonCodes.PubAck;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The messages of one connection, from PUBLISH to PUBACK. Belongs to the connection's event loop. */
final class PublishIntake {
    private static final int MOST_PUBACKS_AT_ONCE = 1024;

    private final Door door;
    private final Admission.Admitted who;
    private final GatewayLimits.Limits limits;
    private final ChannelHandlerContext context;
    private final Throttle throttle;
    private final Consumer<Reason> lift;
    private final AckQueue unacknowledged;
    /** As it was told last; who comes in is up. */
    private Link link = Link.UP;

    private @Nullable Runnable whenEmpty;
    private boolean closed;

    /** @param lift called on the event loop when a reason to pause is over */
    PublishIntake(
            Door door,
            Admission.Admitted who,
            ChannelHandlerContext context,
            Throttle throttle,
            Consumer<Reason> lift) {
        this.door = door;
        this.who = who;
        this.limits = door.limits().of(who.gateway());
        this.context = context;
        this.throttle = throttle;
        this.lift = lift;
        this.unacknowledged = new AckQueue(context.channel().eventLoop(), this::acknowledge);
    }

    /** What became of a message. */
    sealed interface Outcome {
        /** It is on its way; its PUBACK follows. */
        record Taken() implements Outcome {}

        /** The connection was paused before it could be taken, and it has to be brought again. */
        record NotNow() implements Outcome {}

        /** It must not be sent, and its sender has to go. */
        record Fault(Disconnect reason) implements Outcome {}
    }

    /** Takes the message if it can be taken now. Who holds it releases it, except where it has to be brought again. */
    Outcome take(MqttPublishMessage message) {
        Optional<Disconnect> fault = faultOf(message);
        if (fault.isPresent()) {
            return new Outcome.Fault(fault.get());
        }
        long wait = limits.untilNextMessage();
        if (wait > 0) {
            throttle.pause(Reason.RATE);
            context.channel().eventLoop().schedule(() -> lift.accept(Reason.RATE), wait, TimeUnit.NANOSECONDS);
            return new Outcome.NotNow();
        }
        String topic = message.variableHeader().topicName();
        Optional<OwnTopic> own = OwnTopic.of(who.gateway(), topic);
        if (own.isEmpty() || own.get().leaf() == OwnTopic.Leaf.DOWN) {
            return refuseTopic(message);
        }
        if (own.get().leaf() == OwnTopic.Leaf.LINK) {
            return link(message);
        }
        return hear(message, topic, own.get().format());
    }

    private Optional<Disconnect> faultOf(MqttPublishMessage message) {
        if (message.fixedHeader().qosLevel().value() > 1) {
            return Optional.of(Disconnect.QOS_NOT_SUPPORTED);
        }
        if (!who.isVersion5()) {
            return Optional.empty();
        }
        if (message.fixedHeader().isRetain()) {
            return Optional.of(Disconnect.RETAIN_NOT_SUPPORTED);
        }
        if (message.variableHeader().properties().getProperty(MqttPropertyType.TOPIC_ALIAS.value()) != null) {
            return Optional.of(Disconnect.TOPIC_ALIAS_INVALID);
        }
        boolean tooMany = unacknowledged.awaitingPuback() >= door.config().receiveMaximum();
        return tooMany && isAcknowledged(message) ? Optional.of(Disconnect.RECEIVE_MAXIMUM_EXCEEDED) : Optional.empty();
    }

    private static boolean isAcknowledged(MqttPublishMessage message) {
        return message.fixedHeader().qosLevel().value() > 0;
    }

    private Outcome refuseTopic(MqttPublishMessage message) {
        door.meter().refused("topic");
        if (!who.isVersion5() || !isAcknowledged(message)) {
            return new Outcome.Fault(Disconnect.NOT_AUTHORIZED);
        }
        AckQueue.Entry entry = entry(message);
        entry.reason(PubAck.NOT_AUTHORIZED);
        entry.run();
        return new Outcome.Taken();
    }

    /** A gateway may say of its link itself what its last will would say. Saying it again is a sign of life, and no change. */
    private Outcome link(MqttPublishMessage message) {
        boolean isOffline = "offline".equals(message.payload().toString(StandardCharsets.UTF_8));
        Link said = isOffline ? Link.CLOSED : Link.UP;
        if (said == link) {
            door.publisher().heard(who.gateway());
            entry(message).run();
            return new Outcome.Taken();
        }
        Room room = door.publisher().roomForLinks();
        if (room.isCrowded()) {
            return notWhileCrowded(room);
        }
        link = said;
        AckQueue.Entry entry = entry(message);
        entry.urgent(true);
        door.publisher()
                .link(
                        who.gateway(),
                        Presence.FORMAT,
                        who.clientId(),
                        said,
                        door.clock().instant(),
                        entry);
        pauseIfTooMany();
        return new Outcome.Taken();
    }

    private Outcome notWhileCrowded(Room room) {
        throttle.pause(Reason.LANE);
        room.whenFree(() -> context.channel().eventLoop().execute(() -> lift.accept(Reason.LANE)));
        return new Outcome.NotNow();
    }

    private void pauseIfTooMany() {
        if (unacknowledged.size() >= door.config().maxUnacknowledged()) {
            throttle.pause(Reason.UNACKNOWLEDGED);
        }
    }

    private Outcome hear(MqttPublishMessage message, String topic, String format) {
        Uplink uplink = new Uplink(
                who.gateway(),
                format,
                topic,
                door.clock().instant().truncatedTo(ChronoUnit.MILLIS),
                ByteBufUtil.getBytes(message.payload()));
        DecodeResult result = door.uplinks().decode(uplink);
        Room room = door.publisher().roomFor(uplink, result);
        if (room.isCrowded()) {
            return notWhileCrowded(room);
        }
        AckQueue.Entry entry = entry(message);
        entry.reason(Uplinks.code(result));
        entry.urgent(door.publisher().publish(uplink, result, entry));
        pauseIfTooMany();
        return new Outcome.Taken();
    }

    private AckQueue.Entry entry(MqttPublishMessage message) {
        int packetId = isAcknowledged(message) ? message.variableHeader().packetId() : 0;
        return unacknowledged.add(packetId, System.nanoTime());
    }

    /** Sends the PUBACKs that are due, those before them first. */
    private void acknowledge() {
        long now = System.nanoTime();
        boolean wrote = false;
        while (unacknowledged.isHeadDone()) {
            wrote |= writeSome(now);
        }
        if (wrote && !closed) {
            context.flush();
        }
        if (unacknowledged.size() <= door.config().maxUnacknowledged() / 2) {
            lift.accept(Reason.UNACKNOWLEDGED);
        }
        tellWhenEmpty();
    }

    private boolean writeSome(long now) {
        ByteBuf pubacks = Packets.pubacks(context.alloc(), Math.min(unacknowledged.size(), MOST_PUBACKS_AT_ONCE));
        while (unacknowledged.isHeadDone() && pubacks.isWritable(4)) {
            AckQueue.Entry entry = unacknowledged.take();
            door.meter().acknowledged(entry, now);
            if (!entry.hasPacketId()) {
                continue;
            }
            if (entry.reason() == PubAck.SUCCESS || !who.isVersion5()) {
                Packets.writePuback(pubacks, entry.packetId());
            } else {
                write(pubacks);
                write(Packets.puback(entry.packetId(), entry.reason()));
                return true;
            }
        }
        boolean any = pubacks.isReadable();
        write(pubacks);
        return any;
    }

    private void write(Object packet) {
        if (closed) {
            ReferenceCountUtil.release(packet);
        } else {
            context.write(packet, context.voidPromise());
        }
    }

    /** Calls back when everything that was taken is acknowledged. */
    void whenEmpty(Runnable callback) {
        whenEmpty = callback;
        tellWhenEmpty();
    }

    private void tellWhenEmpty() {
        Runnable callback = whenEmpty;
        if (callback != null && unacknowledged.size() == 0) {
            whenEmpty = null;
            callback.run();
        }
    }

    /** The connection is gone: what it still waits for comes again. */
    void close() {
        closed = true;
    }
}
