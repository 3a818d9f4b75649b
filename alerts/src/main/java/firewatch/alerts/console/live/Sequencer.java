package firewatch.alerts.console.live;

import firewatch.alerts.database.ForAlarms;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The one thread that numbers what is committed to the feed, without gaps, and hands it to the listeners. */
@Startup
@Singleton
class Sequencer {
    private static final Logger LOG = Logger.getLogger(Sequencer.class);
    private static final Duration REST_AFTER_A_FAILURE = Duration.ofMillis(500);
    private static final Duration PATIENCE_AT_THE_END = Duration.ofSeconds(5);

    private final FeedStore feed;
    private final Bell bell;
    private final Listeners listeners;
    private final LiveConfig config;
    private final MeterRegistry meters;
    private final Clock clock;
    private final Thread thread =
            Thread.ofPlatform().name("alerts-feed").daemon().unstarted(() -> ForAlarms.run(this::run));
    private volatile boolean ending;
    private volatile @Nullable String trouble;

    Sequencer(FeedStore feed, Bell bell, Listeners listeners, LiveConfig config, MeterRegistry meters, Clock clock) {
        this.feed = feed;
        this.bell = bell;
        this.listeners = listeners;
        this.config = config;
        this.meters = meters;
        this.clock = clock;
    }

    @PostConstruct
    void begin() {
        thread.start();
    }

    @PreDestroy
    void end() throws InterruptedException {
        ending = true;
        bell.ring();
        thread.join(PATIENCE_AT_THE_END);
    }

    /** What keeps it from numbering; null where nothing does. */
    @Nullable
    String trouble() {
        return thread.isAlive() ? trouble : "its thread has ended";
    }

    private void run() {
        long last = -1;
        while (!ending) {
            try {
                last = last < 0 ? feed.head().seq() : goOnFrom(last);
                trouble = null;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                LOG.warnf("the feed waits: %s", e.getMessage());
                trouble = String.valueOf(e.getMessage());
                restAfterFailure();
            }
        }
    }

    private long goOnFrom(long last) throws InterruptedException {
        List<Entry> fresh = feed.number(last);
        listeners.hear(fresh);
        fresh.forEach(this::measure);
        if (fresh.size() < FeedStore.NUMBERED_AT_ONCE) {
            bell.await(config.look());
        }
        return fresh.isEmpty() ? last : fresh.getLast().seq();
    }

    private void measure(Entry entry) {
        if (entry.heardAt() != null) {
            Timer.builder("fire.alarm.latency")
                    .description("From the signal's receipt to a later hop of its alarm")
                    .tag("hop", "feed")
                    .tag("class", String.valueOf(entry.alarmClass()))
                    .publishPercentileHistogram()
                    .register(meters)
                    .record(Duration.between(entry.heardAt(), clock.instant()));
        }
    }

    private void restAfterFailure() {
        try {
            Thread.sleep(REST_AFTER_A_FAILURE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            ending = true;
        }
    }

    @Scheduled(every = "10m", delayed = "1m")
    void forget() {
        feed.forget(clock.instant().minus(config.kept()));
    }
}
