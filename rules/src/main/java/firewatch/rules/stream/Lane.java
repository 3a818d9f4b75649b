package firewatch.rules.stream;

import firewatch.events.kafka.Background;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.jboss.logging.Logger;

/**
 * One running topology with its threads, and what can be said of its health. Where too many threads died it begins anew
 * after a while, for as long as it takes: what killed them may be gone, such as a full disk.
 */
public final class Lane implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Lane.class);
    private static final Duration ENDING = Duration.ofSeconds(10);
    private static final Duration CLOCKS_UNREST = Duration.ofSeconds(10);

    private final String name;
    private final Supplier<KafkaStreams> making;
    private final LaneSettings.Pace pace;
    private final LaneBounds bounds;
    private final Clock clock;
    private final ThreadRestarts restarts;
    private final LaneLag lag;
    private volatile KafkaStreams streams;
    private volatile Instant unchangedSince;
    private volatile boolean ranOnce;
    private volatile boolean waiting;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Instant beganAt;
    private final long beganNanos = System.nanoTime();

    /**
     * A lane that is not started yet.
     *
     * @param topic the topic it listens to, by which its lag is measured
     */
    public Lane(
            String name,
            Topology topology,
            LaneSettings settings,
            LaneBounds bounds,
            String topic,
            int partitions,
            MeterRegistry registry,
            Clock clock) {
        this.name = name;
        this.making = () -> streams(topology, settings);
        this.streams = making.get();
        this.pace = settings.pace();
        this.bounds = bounds;
        this.clock = clock;
        restarts = new ThreadRestarts(name, bounds, clock);
        lag = new LaneLag(name, settings.application(), topic, partitions, settings.kafka(), registry);
        beganAt = clock.instant();
        unchangedSince = beganAt;
    }

    /** Its threads are made here. */
    private static KafkaStreams streams(Topology topology, LaneSettings settings) {
        Supplier<KafkaStreams> streams = () -> new KafkaStreams(topology, settings.toProperties(topology));
        return switch (settings.pace()) {
            case URGENT -> streams.get();
            case STEADY -> {
                try (Background _ = Background.begin()) {
                    yield streams.get();
                }
            }
        };
    }

    public void start() {
        lag.start();
        begin();
    }

    private void begin() {
        streams.setUncaughtExceptionHandler(restarts);
        streams.setStateListener((now, _) -> changed(now));
        streams.start();
    }

    private void changed(KafkaStreams.State now) {
        unchangedSince = clock.instant();
        ranOnce |= now == KafkaStreams.State.RUNNING;
        if (now == KafkaStreams.State.ERROR) {
            Thread.ofPlatform().name(name + "-revival").daemon().start(this::revive);
        }
    }

    private void revive() {
        try {
            while (!ended.await(bounds.revival().toMillis(), TimeUnit.MILLISECONDS)) {
                if (beganAnew()) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether nothing is left to do: it runs again, or ends. */
    private synchronized boolean beganAnew() {
        if (ended.getCount() == 0) {
            return true;
        }
        try {
            streams.close(ENDING);
            streams = making.get();
            ranOnce = false;
            begin();
            return true;
        } catch (RuntimeException e) {
            LOG.errorf(e, "the lane %s cannot begin anew, and tries again in %s", name, bounds.revival());
            return false;
        }
    }

    /** Starts it in a while. Meanwhile it waits by intention, which is no ailment. */
    public void startAfter(Duration pause) {
        waiting = true;
        Thread.ofVirtual().name(name + "-start").start(() -> {
            try {
                if (!ended.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    waiting = false;
                    startUnlessEnded();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private synchronized void startUnlessEnded() {
        if (ended.getCount() > 0) {
            start();
        }
    }

    public String name() {
        return name;
    }

    /** Whether what it judges may wait for nothing. */
    public boolean isUrgent() {
        return pace == LaneSettings.Pace.URGENT;
    }

    /** Why it does not judge; empty where it does. */
    public Optional<String> ailment() {
        if (waiting) {
            return Optional.empty();
        }
        return switch (streams.state()) {
            case RUNNING -> Optional.empty();
            case CREATED, REBALANCING -> standingStill();
            case ERROR, PENDING_ERROR -> Optional.of("its threads died: " + restarts.lastReason());
            case PENDING_SHUTDOWN, NOT_RUNNING -> Optional.of("it was ended");
        };
    }

    /** Why it judges too late; empty where it keeps up, and where it does not judge. */
    public Optional<String> delay() {
        return waiting || ailment().isPresent() ? Optional.empty() : lagging();
    }

    private Optional<String> standingStill() {
        if (!ranOnce) {
            return Optional.of("it is starting");
        }
        Duration still = Duration.between(unchangedSince, clock.instant());
        return still.compareTo(bounds.rebalancing()) > 0
                ? Optional.of("its tasks have been moving for " + still.toSeconds() + " s")
                : Optional.empty();
    }

    private Optional<String> lagging() {
        String unknown = lag.unknownBecause();
        if (unknown != null) {
            return Optional.of("how far it is behind is not known: " + unknown);
        }
        long behind = lag.total();
        if (behind > bounds.lag()) {
            return Optional.of("it is " + behind + " records behind");
        }
        Duration still = lag.longestStanding();
        if (still.compareTo(bounds.standing()) <= 0) {
            return Optional.empty();
        }
        Duration back = putBack();
        return Optional.of(
                back.compareTo(CLOCKS_UNREST) > 0
                        ? "our own clock was put back by %s: until it is there again, nothing is noted as judged, and limits and silence may stand still; a restart ends that"
                                .formatted(back.truncatedTo(ChronoUnit.SECONDS))
                        : "records have waited for " + still.toSeconds() + " s, and none of them was judged");
    }

    /** By how much the clock is behind where it would be had it gone on evenly since the start. */
    private Duration putBack() {
        Instant evenly = beganAt.plusNanos(System.nanoTime() - beganNanos);
        return Duration.between(clock.instant(), evenly);
    }

    @Override
    public void close() {
        ended.countDown();
        end();
    }

    private synchronized void end() {
        lag.close();
        if (!streams.close(ENDING)) {
            LOG.warnf("the lane %s did not end within %s; what it had begun will be judged again", name, ENDING);
        }
    }
}
