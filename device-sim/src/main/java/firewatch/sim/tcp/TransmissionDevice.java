package firewatch.sim.tcp;

import firewatch.sim.encode.gb26875.WireFrame;
import firewatch.sim.encode.gb26875.WireFrame.Answer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A user information transmission device (用户信息传输装置) of GB/T 26875.3-2011 over TCP: sends one frame at a time, states
 * before values, waits for the confirm with its sequence number, sends again, and connects anew with growing pauses. A unit
 * is forgotten only when it was confirmed or denied.
 */
public final class TransmissionDevice implements AutoCloseable {
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final int SEQUENCES = 0x1_0000;

    private final InetSocketAddress centre;
    private final long source;
    private final Clock clock;
    private final LongConsumer confirmed;
    private final ArrayDeque<Unit> urgent = new ArrayDeque<>();
    private final ArrayDeque<Unit> other = new ArrayDeque<>();
    private final Thread sender;
    private @Nullable Unit underWay;
    private @Nullable Line line;
    private boolean closing;
    private boolean away;
    private int denied;

    private record Unit(byte[] bytes, long tag) {}

    private TransmissionDevice(InetSocketAddress centre, long source, Clock clock, LongConsumer confirmed) {
        this.centre = centre;
        this.source = source;
        this.clock = clock;
        this.confirmed = confirmed;
        this.sender = Thread.ofVirtual().name("transmission-device").unstarted(this::run);
    }

    /** @param confirmed told the tag of each unit that the centre has */
    public static TransmissionDevice connect(
            InetSocketAddress centre, long source, Clock clock, LongConsumer confirmed) {
        TransmissionDevice device = new TransmissionDevice(centre, source, clock, confirmed);
        device.sender.start();
        return device;
    }

    /** Takes what overtakes values and heartbeats: states. */
    public synchronized void sendUrgent(byte[] unit, long tag) {
        urgent.add(new Unit(unit, tag));
        notifyAll();
    }

    /** Takes a unit that goes out when nothing is urgent. */
    public synchronized void send(byte[] unit, long tag) {
        other.add(new Unit(unit, tag));
        notifyAll();
    }

    /** Units taken and not answered yet. */
    public synchronized int waiting() {
        return urgent.size() + other.size() + (underWay == null ? 0 : 1);
    }

    /** Units that the centre called wrong; they are not sent again. */
    public synchronized int denied() {
        return denied;
    }

    /** Breaks the line until {@link #comeBack}; false, and nothing is done, while it is down or something is unanswered. */
    public synchronized boolean breakOff() {
        if (waiting() > 0 || line == null) {
            return false;
        }
        away = true;
        drop();
        return true;
    }

    public synchronized void comeBack() {
        away = false;
        notifyAll();
    }

    @Override
    public void close() {
        synchronized (this) {
            closing = true;
            drop();
            notifyAll();
        }
        try {
            sender.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        Duration pause = SHORTEST_PAUSE;
        try {
            while (isWanted()) {
                pause = converse() ? SHORTEST_PAUSE : longer(pause);
                rest(pause);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Duration longer(Duration pause) {
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    }

    /** One connection, from its beginning to its end; whether anything was answered on it. */
    private boolean converse() throws InterruptedException {
        boolean answered = false;
        try (Line open = new Line()) {
            open.open(centre);
            hold(open);
            int sequence = 0;
            for (Unit unit = next(); unit != null; unit = next()) {
                LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), CHINA);
                byte[] frame = WireFrame.sending(sequence, now, source, 0, unit.bytes());
                Optional<Answer> answer = open.ask(frame, sequence);
                if (answer.isEmpty()) {
                    return answered;
                }
                settle(unit, answer.get());
                answered = true;
                sequence = (sequence + 1) % SEQUENCES;
            }
            return answered;
        } catch (IOException e) {
            return answered; // whatever ended it, the next connection goes on where this one was
        } finally {
            hold(null);
        }
    }

    /** The next unit, the one that was under way before all others; null where this connection is to end. */
    private synchronized @Nullable Unit next() throws InterruptedException {
        while (!away && !closing && waiting() == 0) {
            wait();
        }
        if (away || closing) {
            return null;
        }
        if (underWay == null) {
            underWay = urgent.isEmpty() ? other.poll() : urgent.poll();
        }
        return underWay;
    }

    private void settle(Unit unit, Answer answer) {
        boolean isDenied = answer instanceof Answer.Denied;
        synchronized (this) {
            underWay = null;
            denied += isDenied ? 1 : 0;
        }
        if (!isDenied) {
            confirmed.accept(unit.tag());
        }
    }

    private synchronized boolean isWanted() throws InterruptedException {
        while (away && !closing) {
            wait();
        }
        return !closing;
    }

    /** Something urgent ends the pause. */
    private synchronized void rest(Duration pause) throws InterruptedException {
        long deadline = System.nanoTime() + pause.toNanos();
        for (long left = pause.toNanos();
                left > 0 && !closing && urgent.isEmpty();
                left = deadline - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }

    private synchronized void hold(@Nullable Line open) {
        line = open;
        if (closing || away) {
            drop();
        }
    }

    private void drop() {
        Line open = line;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                throw new IllegalStateException("a socket that cannot be closed", e);
            }
        }
    }
}
