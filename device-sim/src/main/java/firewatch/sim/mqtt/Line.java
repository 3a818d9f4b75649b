package firewatch.sim.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * One connection of a {@link Swarm}: keeps what was not acknowledged and sends it again, in order, when it is back.
 * Touched by the swarm's thread only, but for {@link #urgent}.
 */
final class Line {
    private static final int BUFFER = 256 * 1024;
    private static final long RETRY_NANOS = 200_000_000L;
    private static final long PING_NANOS = 20_000_000_000L;
    private static final int LAST_ID = 65_535;

    final Queue<Outgoing> urgent = new ConcurrentLinkedQueue<>();
    private final Login login;
    private final int version;
    private final int window;
    private final byte[] topic;
    private final Selector selector;
    private final Tally tally;
    private final Receipts receipts;
    private final ArrayDeque<Sent> unacknowledged = new ArrayDeque<>();
    private final ArrayDeque<Sent> again = new ArrayDeque<>();
    private final ByteBuffer in = ByteBuffer.allocate(BUFFER);
    private final ByteBuffer out = ByteBuffer.allocate(BUFFER);
    private @Nullable SocketChannel channel;
    private boolean up;
    private boolean greetedBefore;
    private int receiveMaximum;
    private int lastId;
    private long retryAt;
    private long pingAt;

    private record Sent(int id, Outgoing message, long sentNanos) {}

    Line(Login login, String format, int version, int window, Selector selector, Tally tally, Receipts receipts) {
        this.login = login;
        this.version = version;
        this.window = window;
        this.topic = login.upTopic(format).getBytes(UTF_8);
        this.selector = selector;
        this.tally = tally;
        this.receipts = receipts;
    }

    boolean isUp() {
        return up;
    }

    int unacknowledged() {
        return unacknowledged.size();
    }

    /** Whether a new message may be sent now. */
    boolean hasRoom(int bytes) {
        return up
                && again.isEmpty()
                && unacknowledged.size() < Math.min(window, receiveMaximum)
                && out.remaining() >= bytes;
    }

    /** Opens the connection where it is down, and sends again what must be sent again. */
    void tend(long now) {
        if (channel == null && now >= retryAt) {
            open(now);
        }
        if (up && now >= pingAt && out.remaining() >= Wire.PING.length) {
            out.put(Wire.PING);
            pingAt = now + PING_NANOS;
        }
        while (up
                && !again.isEmpty()
                && out.remaining() >= Wire.publishRoom(topic, again.peek().message())) {
            Sent sent = again.remove();
            Wire.publish(out, topic, sent.message(), sent.id(), true, version);
            tally.sentAgain.increment();
        }
        Outgoing next = urgent.peek();
        while (next != null && hasRoom(Wire.publishRoom(topic, next))) {
            send(urgent.remove(), now);
            next = urgent.peek();
        }
    }

    /** Sends one that {@link #hasRoom}. */
    void send(Outgoing message, long now) {
        lastId = lastId == LAST_ID ? 1 : lastId + 1;
        unacknowledged.add(new Sent(lastId, message, now));
        Wire.publish(out, topic, message, lastId, false, version);
    }

    void flush() {
        SocketChannel open = channel;
        if (open == null || !open.isConnected() || out.position() == 0) {
            return;
        }
        out.flip();
        try {
            open.write(out);
        } catch (IOException e) {
            out.clear();
            drop();
            return;
        }
        out.compact();
    }

    /** Takes what came in. */
    void ready(SelectionKey key, long now) {
        SocketChannel open = channel;
        if (open == null) {
            return;
        }
        try {
            if (key.isConnectable() && open.finishConnect()) {
                key.interestOps(SelectionKey.OP_READ);
                out.put(Wire.connect(login, version, false));
            }
            if (key.isReadable() && open.read(in) < 0) {
                drop();
                return;
            }
        } catch (IOException e) {
            drop();
            return;
        }
        in.flip();
        for (Packet packet = Wire.read(in, version); packet != null; packet = Wire.read(in, version)) {
            take(packet, now);
        }
        in.compact();
    }

    void close() {
        drop();
    }

    private void take(Packet packet, long now) {
        switch (packet) {
            case Packet.ConnAck greeting -> greeted(greeting, now);
            case Packet.PubAck ack -> acknowledged(ack, now);
            case Packet.Disconnect goodbye -> tally.goodbye(goodbye.code());
            case Packet.Other other -> {}
        }
    }

    private void greeted(Packet.ConnAck greeting, long now) {
        if (greeting.code() != 0) {
            tally.connectionRefused(greeting.code());
            drop();
            return;
        }
        if (greetedBefore && !greeting.sessionPresent()) {
            tally.sessionsForgotten.increment();
        }
        greetedBefore = true;
        up = true;
        receiveMaximum = greeting.receiveMaximum();
        pingAt = now + PING_NANOS;
        again.clear();
        again.addAll(unacknowledged);
    }

    private void acknowledged(Packet.PubAck ack, long now) {
        Sent sent = remove(ack.id());
        if (sent == null) {
            tally.strayReceipts.increment();
        } else if (ack.isRefusal()) {
            tally.messageRefused(ack.code());
            urgent.add(sent.message());
        } else {
            tally.acknowledged.increment();
            receipts.acknowledged(sent.message(), sent.sentNanos(), now);
        }
    }

    private @Nullable Sent remove(int id) {
        Sent head = unacknowledged.peek();
        if (head != null && head.id() == id) {
            return unacknowledged.remove();
        }
        for (Iterator<Sent> each = unacknowledged.iterator(); each.hasNext(); ) {
            Sent sent = each.next();
            if (sent.id() == id) {
                each.remove();
                again.remove(sent);
                tally.outOfOrder.increment();
                return sent;
            }
        }
        return null;
    }

    private void open(long now) {
        retryAt = now + RETRY_NANOS;
        try {
            SocketChannel opening = SocketChannel.open();
            opening.configureBlocking(false);
            opening.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel = opening;
            in.clear();
            out.clear();
            opening.register(selector, SelectionKey.OP_CONNECT, this);
            opening.connect(login.broker());
        } catch (IOException e) {
            drop();
        }
    }

    private void drop() {
        SocketChannel open = channel;
        channel = null;
        if (up) {
            tally.connectionsLost.increment();
        }
        up = false;
        again.clear();
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                tally.closeFailures.increment();
            }
        }
    }
}
