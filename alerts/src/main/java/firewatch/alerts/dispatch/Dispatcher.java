package firewatch.alerts.dispatch;

import firewatch.alerts.channel.Channel;
import firewatch.alerts.channel.Channels;
import firewatch.alerts.channel.Outcome;
import firewatch.alerts.channel.console.ConsoleChannel;
import firewatch.alerts.database.ForAlarms;
import firewatch.alerts.time.Ticks;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Carries deliveries to their channels (投递): takes in hand what is due, fires first, sends it, and writes down what came of
 * it. Between those three nothing is kept but in rows: a process that dies before the claim commits has done nothing, one
 * that dies after it leaves a claim that runs out, and then the same delivery goes out again under the same id.
 */
@ApplicationScoped
class Dispatcher {
    private static final Duration TOO_LONG_WITHOUT_A_ROUND = Duration.ofSeconds(15);
    private static final int MOST_FOR_THE_CONSOLE = 200;
    private static final Duration STOP = Duration.ofSeconds(12);

    private final DeliveryLog log;
    private final Escalation escalation;
    private final OnTests onTests;
    private final ClosingDesk desk;
    private final Backlog backlog;
    private final Channels channels;
    private final DispatchMetrics metrics;
    private final Bell bell;
    private final PutBackClock putBack;
    private final Clock clock;
    private final Ticks ticks;
    private final DispatchConfig config;
    private final Map<String, ContactLane> lanes = new HashMap<>();
    private long lastLook;
    private volatile long lastRound;
    private volatile boolean running;
    private volatile @Nullable Thread loop;

    Dispatcher(
            DeliveryLog log,
            Escalation escalation,
            OnTests onTests,
            ClosingDesk desk,
            Backlog backlog,
            Channels channels,
            DispatchMetrics metrics,
            Bell bell,
            PutBackClock putBack,
            Clock clock,
            Ticks ticks,
            DispatchConfig config) {
        this.log = log;
        this.escalation = escalation;
        this.onTests = onTests;
        this.desk = desk;
        this.backlog = backlog;
        this.channels = channels;
        this.metrics = metrics;
        this.bell = bell;
        this.putBack = putBack;
        this.clock = clock;
        this.ticks = ticks;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        running = true;
        putBack.begin();
        lastRound = ticks.nanos();
        lastLook = lastRound - config.poll().toNanos();
        loop = Thread.ofPlatform().name("dispatcher").daemon().start(() -> ForAlarms.run(this::run));
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        running = false;
        bell.ring();
        Thread thread = loop;
        if (thread != null) {
            thread.join(STOP);
        }
    }

    /** Why nothing is being sent; empty while all is well. */
    Optional<String> complaint() {
        Thread thread = loop;
        if (thread == null || !thread.isAlive()) {
            return Optional.of("the dispatcher has stopped");
        }
        Duration quiet = ticks.since(lastRound);
        return quiet.compareTo(TOO_LONG_WITHOUT_A_ROUND) > 0
                ? Optional.of("the dispatcher has not looked at its log for " + quiet.toSeconds() + " s")
                : Optional.empty();
    }

    private void run() {
        while (running) {
            try {
                round();
                bell.await(config.poll());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                Log.error("the delivery log cannot be worked on; it is tried again", e);
                rest();
            }
        }
    }

    private void rest() {
        try {
            Thread.sleep(config.poll());
        } catch (InterruptedException e) {
            running = false;
            Thread.currentThread().interrupt();
        }
    }

    /** Takes in hand whatever may be sent now, and begins to send it. */
    private void round() {
        long begun = ticks.nanos();
        Instant now = clock.instant();
        List<Claimed> claims = QuarkusTransaction.requiringNew().call(() -> claim(now));
        showOnConsole(claims.stream().filter(Dispatcher::isForConsole).toList());
        for (Claimed claimed :
                claims.stream().filter(each -> !isForConsole(each)).toList()) {
            ContactLane lane = lane(claimed.contact());
            lane.begin();
            Thread.ofVirtual().name("delivery-" + claimed.id()).start(() -> send(claimed, lane));
        }
        if (ticks.since(lastLook).compareTo(config.poll()) >= 0) {
            lastLook = begun;
            lookAround(now);
        }
        lastRound = begun;
    }

    /** Does what has its time but no haste. */
    private void lookAround(Instant now) {
        putBack.look(now);
        QuarkusTransaction.requiringNew().run(() -> onTests.release(now));
        QuarkusTransaction.requiringNew().run(() -> escalation.callOffStrays(now));
        for (Escalation.Late late : escalation.late(now)) {
            QuarkusTransaction.requiringNew().run(() -> escalation.takeOtherMeans(late, now));
            bell.ring();
        }
        metrics.backlog(backlog.age(now));
    }

    private List<Claimed> claim(Instant now) {
        List<Claimed> claims = new ArrayList<>();
        for (DeliveryLog.Due due : log.due(now)) {
            String contact = due.contact();
            if (due.channel().equals(ConsoleChannel.NAME)) {
                claims.addAll(log.claim(contact, MOST_FOR_THE_CONSOLE, Urgency.WORD, now, config.lease()));
                continue;
            }
            ContactLane lane = lane(contact);
            int any = lane.room(Urgency.WORD);
            int newFires = lane.room(Urgency.NEW_FIRE);
            if (any > 0) {
                claims.addAll(log.claim(contact, any, Urgency.WORD, now, config.lease()));
            } else if (newFires > 0) {
                claims.addAll(log.claim(contact, newFires, Urgency.NEW_FIRE, now, config.lease()));
            }
        }
        return claims;
    }

    private ContactLane lane(String contact) {
        return lanes.computeIfAbsent(contact, _ -> new ContactLane(config, ticks));
    }

    private static boolean isForConsole(Claimed claimed) {
        return claimed.channel().equals(ConsoleChannel.NAME);
    }

    /** Nothing leaves this house for the console, and nobody there is slow: all of it is done at once, without a lane. */
    private void showOnConsole(List<Claimed> claims) {
        if (!claims.isEmpty()) {
            desk.close(claims.stream().map(this::attempt).toList());
        }
        if (claims.size() >= MOST_FOR_THE_CONSOLE) {
            bell.ring();
        }
    }

    /** Sends one delivery. Where this throws, the claim runs out and the delivery is taken again. */
    private void send(Claimed claimed, ContactLane lane) {
        try {
            Finished finished = attempt(claimed);
            ForAlarms.run(() -> desk.close(List.of(finished)));
        } catch (RuntimeException e) {
            Log.errorf(e, "an attempt to deliver %s broke; it is made again when its claim runs out", claimed.id());
        } finally {
            lane.end();
            bell.ring();
        }
    }

    private Finished attempt(Claimed claimed) {
        Instant at = clock.instant();
        Outcome outcome = deliver(claimed);
        return new Finished(claimed, new Attempt(at, Duration.between(at, clock.instant()), outcome));
    }

    private Outcome deliver(Claimed claimed) {
        Optional<Channel> channel = channels.named(claimed.channel());
        if (channel.isEmpty()) {
            return new Outcome.Refused(null, "there is no channel " + claimed.channel());
        }
        if (claimed.target() == null) {
            return new Outcome.Refused(null, "the contact is no longer there");
        }
        return channel.get().deliver(claimed.toSend(claimed.target()));
    }
}
