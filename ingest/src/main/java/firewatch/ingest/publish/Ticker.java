package firewatch.ingest.publish;

import firewatch.events.Tick;
import firewatch.events.Topics;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Writes each second that the ear is awake, and whom it heard since, to every partition of the measurement lane:
 * supervision's only clock.
 */
@Singleton
public class Ticker {
    private final Lane lane;
    private final SignalPublisher publisher;
    private final UndecodableWatch watch;
    private final Spells spells;
    private final Clock clock;
    private final String ear;
    private final AtomicBoolean isAccepted = new AtomicBoolean(true);
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
        this.lane = lanes.measurements();
        this.publisher = publisher;
        this.watch = watch;
        this.spells = spells;
        this.clock = clock;
        this.ear = ear;
    }

    public void start() {
        timer.scheduleAtFixedRate(this::tick, 0, 1, TimeUnit.SECONDS);
    }

    public void stop() {
        timer.shutdownNow();
    }

    /** A tick that waits already says enough, so there is never a second one behind it. */
    void tick() {
        if (isAccepted.compareAndSet(true, false)) {
            Tick tick = new Tick(ear, clock.instant(), publisher.takeGatewaysHeard());
            lane.offer(Outgoing.toEveryPartition(Topics.MEASUREMENTS, null, tick, () -> isAccepted.set(true)));
        }
        watch.endWhatIsOver();
        spells.endWhatDidNotReturn();
    }
}
