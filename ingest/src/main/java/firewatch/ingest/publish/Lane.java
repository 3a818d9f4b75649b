package firewatch.ingest.publish;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One of the two ways into Kafka: a queue, a thread of its own and a producer, so that no sender ever waits. What Kafka
 * refuses is sent again without end, in its order, and nothing after it overtakes it. What cannot even be written, or is
 * larger than Kafka ever takes, is left out, never accepted and so never acknowledged, and holds up nobody else.
 */
final class Lane implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Lane.class);
    private static final long PAUSE_AFTER_FAILURE = TimeUnit.MILLISECONDS.toNanos(500);
    private static final int BURST = 512;

    private final String name;
    private final Supplier<Producer<byte[], byte[]>> producers;
    private final Duration stuckAfter;
    private final Room room;
    private final SlowStart slowStart;
    private final BlockingQueue<Outgoing> queue = new LinkedBlockingQueue<>();
    private final ConcurrentLinkedQueue<Sent> refused = new ConcurrentLinkedQueue<>();
    private final AtomicInteger pending = new AtomicInteger();
    private final AtomicInteger flying = new AtomicInteger();
    private final AtomicInteger leftOut = new AtomicInteger();
    private final Wire wire = new Wire();
    private final Thread thread;

    private Producer<byte[], byte[]> producer;
    private long sent;
    private volatile long movedAt = System.nanoTime();
    private volatile boolean closing;
    private volatile @Nullable String lastError;

    Lane(
            String name,
            Supplier<Producer<byte[], byte[]>> producers,
            Room room,
            SlowStart slowStart,
            Duration stuckAfter,
            int priority) {
        this.name = name;
        this.producers = producers;
        this.room = room;
        this.slowStart = slowStart;
        this.stuckAfter = stuckAfter;
        this.producer = producers.get();
        this.thread = Thread.ofPlatform()
                .name("ingest-lane-" + name)
                .priority(priority)
                .daemon()
                .uncaughtExceptionHandler(this::died)
                .unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    String name() {
        return name;
    }

    /** How much of it is taken. */
    Room room() {
        return room;
    }

    /** Puts it behind what waits; never blocks. Whoever offers minds the {@link #room}. */
    void offer(Outgoing outgoing) {
        if (pending.getAndIncrement() == 0) {
            movedAt = System.nanoTime();
        }
        queue.add(outgoing);
    }

    /** How many were offered and are not accepted yet. */
    int pending() {
        return pending.get();
    }

    /** How many could not be written, or were too large for Kafka. */
    int leftOut() {
        return leftOut.get();
    }

    /** Why it does not move; empty where it moves, or has nothing to do. */
    Optional<String> whyStuck() {
        if (thread.getState() == Thread.State.TERMINATED && !closing) {
            return Optional.of("the thread of the " + name + " lane is dead: " + lastError);
        }
        if (pending.get() == 0 || System.nanoTime() - movedAt < stuckAfter.toNanos()) {
            return Optional.empty();
        }
        String error = lastError;
        return Optional.of("Kafka has accepted nothing on the " + name + " lane for more than " + stuckAfter.toSeconds()
                + " s, " + pending.get() + " records wait" + (error == null ? "" : ": " + error));
    }

    private void died(Thread lane, Throwable reason) {
        lastError = reason.toString();
        LOG.errorf(reason, "The %s lane is dead, and nothing on it is acknowledged any more", name);
    }

    private void run() {
        List<Outgoing> burst = new ArrayList<>(BURST);
        slowStart.begin(System.nanoTime());
        while (!closing || pending.get() > 0) {
            try {
                sendAgainWhatWasRefused();
                takeInto(burst);
                for (Outgoing each : burst) {
                    sendAgainWhatWasRefused();
                    send(each);
                }
                breathe(burst.size());
                burst.clear();
            } catch (InterruptedException | InterruptException e) {
                return;
            }
        }
    }

    /** Where so much waits that gateways are no longer read, there is no time for that. */
    private void breathe(int records) throws InterruptedException {
        long pause = slowStart.pauseAfter(records, System.nanoTime());
        if (pause > 0 && !closing && !room.isCrowded()) {
            pause(pause);
        }
    }

    private void takeInto(List<Outgoing> burst) throws InterruptedException {
        Outgoing first = queue.poll(100, TimeUnit.MILLISECONDS);
        if (first != null) {
            burst.add(first);
            queue.drainTo(burst, BURST - 1);
        }
    }

    private void send(Outgoing outgoing) {
        send(new Sent(sent++, outgoing));
    }

    private void send(Sent one) {
        flying.incrementAndGet();
        List<ProducerRecord<byte[], byte[]>> records;
        try {
            records = wire.records(one.outgoing, producer);
        } catch (Wire.UnwritableException e) {
            leaveOut(one, e);
            return;
        } catch (RuntimeException e) {
            refused(one, e);
            return;
        }
        one.copies.set(records.size());
        one.failure = null;
        if (records.isEmpty()) {
            accepted(one);
        }
        for (ProducerRecord<byte[], byte[]> each : records) {
            try {
                producer.send(each, (metadata, failure) -> completed(one, failure));
            } catch (InterruptException e) {
                throw e;
            } catch (RuntimeException e) {
                completed(one, e);
            }
        }
    }

    private void completed(Sent one, @Nullable Exception failure) {
        if (failure != null) {
            one.failure = failure;
        }
        if (one.copies.decrementAndGet() > 0) {
            return;
        }
        Exception any = one.failure;
        if (any == null) {
            accepted(one);
        } else if (any instanceof RecordTooLargeException) {
            leaveOut(one, any);
        } else {
            refused(one, any);
        }
    }

    private void accepted(Sent one) {
        movedAt = System.nanoTime();
        flying.decrementAndGet();
        pending.decrementAndGet();
        one.outgoing.accepted().run();
    }

    private void leaveOut(Sent one, Exception failure) {
        String topic = one.outgoing.topic();
        LOG.errorf(failure, "A record of %s for %s is left out, its sender not answered", one.outgoing.key(), topic);
        movedAt = System.nanoTime();
        flying.decrementAndGet();
        pending.decrementAndGet();
        leftOut.incrementAndGet();
        one.outgoing.leftOut().run();
    }

    private void refused(Sent one, Exception failure) {
        lastError = failure.toString();
        LOG.warnf("Kafka refused a record of %s, it will be sent again: %s", one.outgoing.topic(), failure);
        refused.add(one);
        flying.decrementAndGet();
    }

    /** Waits until all that flies has landed, then sends the refused ones again, by a new producer. */
    private void sendAgainWhatWasRefused() throws InterruptedException {
        if (refused.isEmpty()) {
            return;
        }
        while (flying.get() > 0) {
            pause(PAUSE_AFTER_FAILURE / 50);
        }
        pause(PAUSE_AFTER_FAILURE);
        closeProducer(Duration.ZERO);
        producer = anotherProducer();
        List<Sent> again = new ArrayList<>();
        for (Sent one = refused.poll(); one != null; one = refused.poll()) {
            again.add(one);
        }
        again.sort(Comparator.comparingLong(one -> one.number));
        again.forEach(this::send);
    }

    private Producer<byte[], byte[]> anotherProducer() throws InterruptedException {
        while (true) {
            try {
                return producers.get();
            } catch (RuntimeException e) {
                lastError = e.toString();
                pause(PAUSE_AFTER_FAILURE);
            }
        }
    }

    /** One that cannot be closed is left to itself: all that it had is refused, and goes by the next. */
    private void closeProducer(Duration within) {
        try {
            producer.close(within);
        } catch (InterruptException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.warnf(e, "The producer of the %s lane cannot be closed", name);
        }
    }

    private static void pause(long nanos) throws InterruptedException {
        LockSupport.parkNanos(nanos);
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    /** Ends it: what waits is sent within the time given; what is not accepted then was never acknowledged either. */
    void close(Duration within) {
        long deadline = System.nanoTime() + within.toNanos();
        closing = true;
        try {
            thread.join(Math.max(1, within.toMillis()));
            if (thread.isAlive()) {
                thread.interrupt();
                thread.join(1_000);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        closeProducer(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
    }

    @Override
    public void close() {
        close(Duration.ZERO);
    }

    /** A record that was handed to the producer, with its place in the order. */
    private static final class Sent {
        private final long number;
        private final Outgoing outgoing;
        private final AtomicInteger copies = new AtomicInteger(1);
        private volatile @Nullable Exception failure;

        Sent(long number, Outgoing outgoing) {
            this.number = number;
            this.outgoing = outgoing;
        }
    }
}
