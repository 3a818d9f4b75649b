package firewatch.sim.mqtt;

import firewatch.sim.mqtt.MqttClient.ClientFailure;
import firewatch.sim.mqtt.MqttClient.Outcome;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A gateway that publishes through Eclipse Paho: takes messages at any time, sends them in order, reconnects by itself,
 * and goes on until each was acknowledged.
 */
public final class Courier implements AutoCloseable {
    /** Fewer than any broker's Receive Maximum that we would call sensible. */
    private static final int WINDOW = 32;

    private static final long RETRY_MILLIS = 250;
    private static final Duration FIRST_CONNECTION = Duration.ofSeconds(20);

    private final MqttClient client;
    private final Receipts receipts;
    private final Tally tally = new Tally();
    private final LinkedBlockingDeque<Waiting> queue = new LinkedBlockingDeque<>();
    private final Semaphore window = new Semaphore(WINDOW);
    private final AtomicInteger pending = new AtomicInteger();
    private final Thread pump;
    private final Thread keeper;
    private volatile boolean closing;
    private volatile boolean away;
    private boolean greetedBefore;

    private record Waiting(Outgoing message, long sinceNanos, AtomicBoolean settled) {}

    private Courier(MqttClient client, String name, Receipts receipts) {
        this.client = client;
        this.receipts = receipts;
        this.keeper = Thread.ofVirtual().name("keeper-" + name).unstarted(this::keepConnected);
        this.pump = Thread.ofVirtual().name("pump-" + name).unstarted(this::pump);
    }

    /** A gateway that speaks MQTT 5 with clean start off. */
    public static Courier five(Login login, String format, Receipts receipts) {
        try {
            return new Courier(new PahoFive(login, format), login.clientId(), receipts).begin();
        } catch (ClientFailure e) {
            throw new IllegalStateException(e);
        }
    }

    /** A gateway that speaks MQTT 3.1.1 with clean session off. */
    public static Courier three(Login login, String format, Receipts receipts) {
        try {
            return new Courier(new PahoThree(login, format), login.clientId(), receipts).begin();
        } catch (ClientFailure e) {
            throw new IllegalStateException(e);
        }
    }

    private Courier begin() {
        keeper.start();
        pump.start();
        return this;
    }

    /** Takes a message; it goes out after those before it. */
    public void send(Outgoing message) {
        pending.incrementAndGet();
        queue.add(new Waiting(message, System.nanoTime(), new AtomicBoolean()));
    }

    /** Messages taken and not acknowledged yet. */
    public int pending() {
        return pending.get();
    }

    public Tally tally() {
        return tally;
    }

    /** Waits until the broker let this gateway in. */
    public Courier awaitConnected() throws InterruptedException {
        long deadline = System.nanoTime() + FIRST_CONNECTION.toNanos();
        while (!client.isConnected()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(keeper.getName() + " was not let in: " + tally.lastFailedAttempt());
            }
            Thread.sleep(RETRY_MILLIS);
        }
        return this;
    }

    /**
     * Breaks the connection without a goodbye until {@link #comeBack}; false, and nothing is done, while it is down or
     * something is unacknowledged.
     */
    public boolean breakOff() {
        if (pending() > 0 || !client.isConnected()) {
            return false;
        }
        away = true;
        try {
            client.drop();
            return true;
        } catch (ClientFailure e) {
            away = false;
            tally.failedAttempt(e.toString());
            return false;
        }
    }

    public void comeBack() {
        away = false;
    }

    @Override
    public void close() {
        closing = true;
        keeper.interrupt();
        pump.interrupt();
        try {
            keeper.join();
            pump.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try {
            client.close();
        } catch (ClientFailure e) {
            tally.failedAttempt(e.toString());
        }
    }

    private void keepConnected() {
        while (!closing) {
            if (!away && !client.isConnected()) {
                connect();
            }
            pause();
        }
    }

    private void connect() {
        try {
            MqttClient.Greeting greeting = client.connect();
            if (greetedBefore) {
                tally.connectionsLost.increment();
                if (!greeting.sessionPresent()) {
                    tally.sessionsForgotten.increment();
                }
            }
            greetedBefore = true;
        } catch (ClientFailure e) {
            tally.failedAttempt(e.toString());
        }
    }

    private void pump() {
        while (!closing) {
            try {
                Waiting next = queue.take();
                window.acquire();
                deliver(next);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void deliver(Waiting next) {
        while (!closing) {
            try {
                client.publish(next.message().payload(), outcome -> settle(next, outcome));
                return;
            } catch (ClientFailure e) {
                pause();
            }
        }
    }

    private void settle(Waiting sent, Outcome outcome) {
        switch (outcome) {
            case Outcome.Acknowledged yes -> {
                if (sent.settled().compareAndSet(false, true)) {
                    window.release();
                    tally.acknowledged.increment();
                    pending.decrementAndGet();
                    receipts.acknowledged(sent.message(), sent.sinceNanos(), System.nanoTime());
                }
            }
            case Outcome.Failed no -> {
                tally.refused(no.reason());
                window.release();
                if (!closing) {
                    queue.addFirst(sent);
                }
            }
            case Outcome.UnderWay notYet -> {}
        }
    }

    private static void pause() {
        try {
            Thread.sleep(RETRY_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
