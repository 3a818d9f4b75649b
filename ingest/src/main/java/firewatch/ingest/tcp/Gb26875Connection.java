package firewatch.ingest.tcp;

import firewatch.events.Signal.LinkChanged.Link;
import firewatch.ingest.decode.DecodeResult;
import firewatch.ingest.decode.Uplink;
import firewatch.ingest.decode.gb26875.Answering;
import firewatch.ingest.decode.gb26875.Command;
import firewatch.ingest.decode.gb26875.FrameReader;
import firewatch.ingest.decode.gb26875.FrameReader.Cut;
import firewatch.ingest.decode.gb26875.FrameWriter;
import firewatch.ingest.limit.Throttle;
import firewatch.ingest.limit.Throttle.Reason;
import firewatch.ingest.limit.TokenBucket;
import firewatch.ingest.publish.Room;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.util.ReferenceCountUtil;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One connection of a transmission device, from its first byte to its last. A frame that cannot be taken at once is put
 * aside, and the connection is not read until it was. Everything runs on its own event loop.
 */
final class Gb26875Connection extends ChannelInboundHandlerAdapter {
    private static final Logger LOG = Logger.getLogger(Gb26875Connection.class);
    private static final int STRANGERS_BURST_SECONDS = 5;

    private final Line line;
    private final FrameReader reader = new FrameReader();
    private final TokenBucket ownRate;
    private final LineEnd end;
    private ChannelHandlerContext context;
    private Throttle throttle;
    private ConfirmQueue unconfirmed;
    private Senders senders;
    private HalfFrameWatch halfFrame;
    private @Nullable Cut aside;
    private @Nullable Runnable whenConfirmed;
    private long heardAt = System.nanoTime();
    private boolean isIdentified;
    private boolean isClosed;

    @SuppressWarnings("NullAway.Init") // Netty adds it to a channel before anything else happens
    Gb26875Connection(Line line) {
        this.line = line;
        this.end = new LineEnd(line.config().longestCall());
        int rate = line.config().unregisteredPerSecond();
        this.ownRate = new TokenBucket(rate, (long) rate * STRANGERS_BURST_SECONDS, System::nanoTime);
    }

    @Override
    public void channelActive(ChannelHandlerContext active) {
        context = active;
        throttle = new Throttle(active.channel());
        unconfirmed = new ConfirmQueue(active.channel().eventLoop(), this::answer);
        senders = new Senders(line, this, active.channel().remoteAddress());
        halfFrame = new HalfFrameWatch(
                reader, line.config().halfFrame(), active.channel().eventLoop(), throttle::isPaused, this::resume);
        line.connections().add(this);
        int connections = line.meter().connected();
        int unidentified = line.meter().unidentified();
        if (connections > line.config().maxConnections()
                || unidentified > line.config().maxUnidentified()) {
            line.meter().refused("too_many_connections");
            context.close();
            return;
        }
        later(line.config().identifyWithin().toNanos(), () -> {
            if (!isIdentified) {
                giveUp("no_frame");
            }
        });
        later(line.config().idle().toNanos(), this::endIfIdle);
    }

    @Override
    public void channelRead(ChannelHandlerContext ignored, Object message) {
        try {
            heardAt = System.nanoTime();
            if (!isClosed && message instanceof ByteBuf bytes) {
                reader.add(ByteBufUtil.getBytes(bytes));
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
        readOn();
    }

    private void readOn() {
        while (!throttle.isPaused() && !isClosed) {
            Cut cut = nextCut();
            if (cut == null) {
                break;
            }
            halfFrame.moved();
            aside = take(cut) ? null : cut;
        }
        if (!throttle.isPaused()) {
            halfFrame.watch();
        }
    }

    /** Whoever ended its side finishes no frame that it began, and may have said more behind that. */
    private @Nullable Cut nextCut() {
        if (aside != null) {
            return aside;
        }
        Optional<Cut> next = reader.next();
        if (next.isEmpty() && end.isPeerDone() && reader.isInMidFrame()) {
            next = reader.abandon();
            end.wasInMidFrame(true);
        } else if (next.isPresent() && next.get() instanceof Cut.Whole) {
            end.wasInMidFrame(false);
        }
        return next.orElse(null);
    }

    /** Goes on with what the watch over half frames has cut. */
    private void resume(Cut cut) {
        if (isClosed) {
            return;
        }
        line.meter().refused("half_frame");
        aside = cut;
        readOn();
    }

    /** Takes the frame if it can be taken now; where not, the connection is paused. */
    private boolean take(Cut cut) {
        long wait = senders.isStranger(cut) ? waitOfStranger() : 0;
        if (wait > 0) {
            throttle.pause(Reason.RATE);
            later(wait, () -> lift(Reason.RATE));
            return false;
        }
        Uplink uplink = senders.uplink(cut);
        identify();
        long now = System.nanoTime();
        DecodeResult result = senders.decode(cut, uplink, now);
        Room room = line.publisher().roomFor(uplink, result);
        if (room.isCrowded()) {
            throttle.pause(Reason.LANE);
            room.whenFree(() -> context.channel().eventLoop().execute(() -> lift(Reason.LANE)));
            return false;
        }
        Command answer = Answering.to(cut).orElse(null);
        senders.taken(cut, now);
        line.publisher().publish(uplink, result, unconfirmed.add(cut, answer, now));
        if (unconfirmed.size() >= line.config().maxUnconfirmed()) {
            throttle.pause(Reason.UNACKNOWLEDGED);
        }
        return true;
    }

    private long waitOfStranger() {
        long own = ownRate.take();
        return own > 0 ? own : line.strangers().take();
    }

    private void identify() {
        if (!isIdentified && !senders.isEmpty()) {
            isIdentified = true;
            line.meter().identified();
        }
    }

    /** Sends the answers that are due, those before them first. */
    private void answer() {
        long now = System.nanoTime();
        boolean wrote = false;
        while (unconfirmed.isHeadDone()) {
            ConfirmQueue.Entry entry = unconfirmed.take();
            line.meter().answered(entry.answer(), now - entry.seenAt());
            if (entry.answer() != null && entry.header() != null && !isClosed) {
                byte[] frame = FrameWriter.answer(
                        entry.header(), entry.answer(), line.clock().instant());
                context.write(Unpooled.wrappedBuffer(frame), context.voidPromise());
                wrote = true;
            }
        }
        if (wrote) {
            context.flush();
        }
        if (unconfirmed.size() <= line.config().maxUnconfirmed() / 2) {
            lift(Reason.UNACKNOWLEDGED);
        }
        tellWhenConfirmed();
        endIfAllIsSaid();
    }

    private void lift(Reason reason) {
        if (throttle.lift(reason) && !isClosed) {
            readOn();
            throttle.read();
            endIfAllIsSaid();
        }
    }

    /** The other side may end its own and still wait for what it is to be told. */
    @Override
    public void userEventTriggered(ChannelHandlerContext ignored, Object event) {
        if (event instanceof ChannelInputShutdownEvent) {
            end.peerIsDone();
            readOn();
            endIfAllIsSaid();
        }
    }

    private void endIfAllIsSaid() {
        if (end.isPeerDone() && !throttle.isPaused() && unconfirmed.size() == 0) {
            context.close();
        }
    }

    private void endIfIdle() {
        long most = line.config().idle().toNanos();
        long silence = System.nanoTime() - Math.max(heardAt, throttle.resumedAt());
        if (silence >= most && !throttle.isPaused()) {
            giveUp("idle");
        } else {
            later(Math.max(TimeUnit.SECONDS.toNanos(1), most - silence), this::endIfIdle);
        }
    }

    private void giveUp(String reason) {
        line.meter().refused(reason);
        context.close();
    }

    /** Takes no more, and goes when everything that was taken is confirmed; called on any thread. */
    void drain(Runnable drained) {
        context.channel().eventLoop().execute(() -> {
            throttle.pause(Reason.CLOSING);
            whenConfirmed = () -> {
                context.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
                drained.run();
            };
            tellWhenConfirmed();
        });
    }

    private void tellWhenConfirmed() {
        Runnable callback = whenConfirmed;
        if (callback != null && (isClosed || unconfirmed.size() == 0)) {
            whenConfirmed = null;
            callback.run();
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ignored) {
        if (context.channel().isWritable()) {
            lift(Reason.UNREAD);
        } else {
            throttle.pause(Reason.UNREAD);
        }
    }

    /** What was begun and never got whole is kept; it was not confirmed, so it comes again where it matters. */
    @Override
    public void channelInactive(ChannelHandlerContext ignored) {
        if (!isIdentified) {
            line.meter().identified();
        }
        isIdentified = true;
        isClosed = true;
        Link how = end.how(aside != null || reader.isInMidFrame());
        for (Cut cut = lastCut(); cut != null; cut = lastCut()) {
            keep(cut);
        }
        senders.gone(how);
        line.connections().remove(this);
        line.meter().disconnected();
        tellWhenConfirmed();
    }

    /** What was begun, and what stands behind it; nothing where frames wait that were to be taken in their order. */
    private @Nullable Cut lastCut() {
        return aside != null ? null : reader.next().or(reader::abandon).orElse(null);
    }

    private void keep(Cut cut) {
        if (!senders.isStranger(cut) || waitOfStranger() == 0) {
            Uplink uplink = senders.uplink(cut);
            line.publisher().publish(uplink, line.decoder().decode(cut, uplink), () -> {});
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ignored, Throwable cause) {
        LOG.debugf(cause, "The connection of %s breaks", context.channel().remoteAddress());
        context.close();
    }

    private void later(long nanos, Runnable task) {
        context.channel().eventLoop().schedule(task, nanos, TimeUnit.NANOSECONDS);
    }
}
