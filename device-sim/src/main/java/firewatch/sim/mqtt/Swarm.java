package firewatch.sim.mqtt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Many gateways on one thread: a bare MQTT client over non-blocking sockets that publishes at a set rate at QoS 1 and
 * sends again what was not acknowledged. For load, where a full client library would be the bottleneck.
 */
public final class Swarm implements AutoCloseable {
    private static final long TICK_MILLIS = 5;
    private static final int ROOM = 16 * 1024;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double LONGEST_DEBT_SECONDS = 0.5;

    private final Selector selector;
    private final List<Line> lines = new ArrayList<>();
    private final Tally tally = new Tally();
    private final Source source;
    private final Thread thread;
    private final AtomicInteger unacknowledged = new AtomicInteger();
    private final AtomicInteger linesUp = new AtomicInteger();
    private volatile double rate;
    private volatile boolean closing;
    private double budget;
    private int turn;

    /** Where the load comes from; asked by the swarm's own thread. */
    @FunctionalInterface
    public interface Source {
        /** The next message of that connection, or null when it has none now. */
        @Nullable
        Outgoing next(int line);
    }

    /**
     * @param window the most unacknowledged messages of a connection, where the broker does not allow fewer
     */
    public Swarm(List<Login> logins, String format, int window, Source source, Receipts receipts) {
        this.source = source;
        try {
            this.selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (int i = 0; i < logins.size(); i++) {
            int version = i % 2 == 0 ? Wire.VERSION_5 : Wire.VERSION_3;
            lines.add(new Line(logins.get(i), format, version, window, selector, tally, receipts));
        }
        this.thread = Thread.ofPlatform().name("swarm").daemon().unstarted(this::run);
    }

    public Swarm start() {
        thread.start();
        return this;
    }

    /** Messages a second over all connections, from now on. */
    public void rate(double messagesPerSecond) {
        this.rate = messagesPerSecond;
    }

    /** Sends a message on that connection before what the source has, whatever the rate. */
    public void urgent(int line, Outgoing message) {
        lines.get(line).urgent.add(message);
        selector.wakeup();
    }

    public Tally tally() {
        return tally;
    }

    /** Messages sent and not acknowledged yet. */
    public int unacknowledged() {
        return unacknowledged.get();
    }

    public int linesUp() {
        return linesUp.get();
    }

    @Override
    public void close() {
        closing = true;
        selector.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        long last = System.nanoTime();
        try (selector) {
            while (!closing) {
                selector.select(this::ready, TICK_MILLIS);
                long now = System.nanoTime();
                earn(now - last);
                last = now;
                step(now);
            }
            lines.forEach(Line::close);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void ready(SelectionKey key) {
        if (key.attachment() instanceof Line line && key.isValid()) {
            line.ready(key, System.nanoTime());
        }
    }

    private void earn(long elapsedNanos) {
        double perSecond = rate;
        budget = Math.min(budget + perSecond * elapsedNanos / NANOS_PER_SECOND, perSecond * LONGEST_DEBT_SECONDS);
    }

    private void step(long now) {
        lines.forEach(line -> line.tend(now));
        int idle = 0;
        while (budget >= 1 && idle < lines.size()) {
            idle = sendOne(now) ? 0 : idle + 1;
        }
        int waiting = 0;
        int up = 0;
        for (Line line : lines) {
            line.flush();
            waiting += line.unacknowledged();
            up += line.isUp() ? 1 : 0;
        }
        unacknowledged.set(waiting);
        linesUp.set(up);
    }

    private boolean sendOne(long now) {
        int index = turn;
        turn = (turn + 1) % lines.size();
        Line line = lines.get(index);
        if (!line.hasRoom(ROOM)) {
            return false;
        }
        Outgoing message = source.next(index);
        if (message == null) {
            return false;
        }
        line.send(message, now);
        budget--;
        return true;
    }
}
