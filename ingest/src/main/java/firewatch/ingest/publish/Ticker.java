package firewatch.ingest.publish;

import firewatch.events.Tick;
import firewatch.events.Topics;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Writes each second that the ear is awake, and whom it heard since, to every partition of the measurement lane:
 * supervision's only clock.
 */
@Singleton
public class Ticker {
    private static final Logger LOG = Logger.getLogger(Ticker.class);

    /** So long even a crowded measurement lane does not take; supervision has stood still for as long. */
    private static final Duration ACCEPTED_WITHIN = Duration.ofSeconds(30);

    private final Lane lane;
    private final SignalPublisher publisher;
    private final UndecodableWatch watch;
    private final Spells spells;
    private final Clock clock;
    private final String ear;
    private final LongSupplier nanos;
    private final AtomicBoolean isAccepted = new AtomicBoolean(true);
    private volatile long acceptedAt;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("ingest-ticker").daemon().factory());

    @Inject
    public Ticker(
            Lanes lanes,
            SignalPublisher publisher,
            UndecodableWatch watch,
            Spells spells,
            Clock clock,
            @ConfigProperty(name = "ingest.instance", defaultValue = "ear") String ear) {
        this(lanes, publisher, watch, spells, clock, ear, System::nanoTime);
    }

    Ticker(
            Lanes lanes,
            SignalPublisher publisher,
            UndecodableWatch watch,
            Spells spells,
            Clock clock,
            String ear,
            LongSupplier nanos) {
        this.lane = lanes.measurements();
        this.publisher = publisher;
        this.watch = watch;
        this.spells = spells;
        this.clock = clock;
        this.ear = ear;
        this.nanos = nanos;
        this.acceptedAt = nanos.getAsLong();
    }

    public void start() {
        acceptedAt = nanos.getAsLong();
        timer.scheduleAtFixedRate(this::tick, 0, 1, TimeUnit.SECONDS);
    }

    public void stop() {
        timer.shutdownNow();
    }

    /** Why supervision stands still; empty where Kafka accepted a tick of late. */
    public Optional<String> whyStill() {
        return nanos.getAsLong() - acceptedAt < ACCEPTED_WITHIN.toNanos()
                ? Optional.empty()
                : Optional.of("no tick was accepted for more than " + ACCEPTED_WITHIN.toSeconds() + " s");
    }

    void tick() {
        outlive(this::tellWhoWasHeard);
        outlive(watch::endWhatIsOver);
        outlive(spells::endWhatDidNotReturn);
    }

    /** A timer runs no task again that threw: one second would end all that follow. */
    private static void outlive(Runnable part) {
        try {
            part.run();
        } catch (RuntimeException e) {
            LOG.error("A part of this second's tick failed, and is tried again in the next", e);
        }
    }

    /** A tick that waits already says enough, so there is never a second one behind it. */
    private void tellWhoWasHeard() {
        if (!isAccepted.get()) {
            return;
        }
        Instant at = clock.instant();
        Tick tick = new Tick(ear, at, publisher.takeGatewaysHeard());
        isAccepted.set(false);
        lane.offer(Outgoing.toEveryPartition(Topics.MEASUREMENTS, null, tick, this::accepted)
                .whenLeftOut(() -> isAccepted.set(true)));
    }

    private void accepted() {
        acceptedAt = nanos.getAsLong();
        isAccepted.set(true);
    }
}
