package firewatch.rules.stream;

import firewatch.events.AlarmEpisode;
import firewatch.events.DeviceSignal;
import firewatch.rules.rule.Rule;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import org.jboss.logging.Logger;

/** Counts and times the judging; its clock measures, and decides nothing. */
public final class JudgementMeter {
    private static final Logger LOG = Logger.getLogger(JudgementMeter.class);

    private final MeterRegistry registry;
    private final Clock clock;
    private final Counter judged;
    private final Counter replayed;
    private final Counter unreadable;
    private final Timer latency;

    public JudgementMeter(MeterRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
        judged = registry.counter("fire.signals.judged");
        replayed = registry.counter("fire.signals.replayed");
        unreadable = registry.counter("fire.signals.unreadable");
        latency = Timer.builder("fire.signal.judged")
                .description("from the ear's receive time until the episode was emitted")
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofSeconds(30))
                .register(registry);
    }

    void judged(DeviceSignal signal) {
        judged.increment();
        Duration taken = Duration.between(signal.receivedAt(), clock.instant());
        latency.record(taken.isNegative() ? Duration.ZERO : taken);
    }

    void replayed() {
        replayed.increment();
    }

    void unreadable() {
        unreadable.increment();
    }

    void emitted(AlarmEpisode episode) {
        String alarmClass = episode.alarmClass().name().toLowerCase(Locale.ROOT);
        if (episode.version() == 1) {
            registry.counter("fire.episodes.began", "class", alarmClass).increment();
        }
        if (!episode.isActive()) {
            registry.counter("fire.episodes.ended", "class", alarmClass).increment();
        }
    }

    void unjudged(DeviceSignal signal, RuntimeException reason) {
        registry.counter("fire.signals.unjudged").increment();
        LOG.errorf(reason, "signal %s of %s could not be judged and is a dead letter", signal.id(), signal.device());
    }

    void failed(Rule rule, RuntimeException reason) {
        registry.counter("fire.rule.failed", "rule", rule.name()).increment();
        LOG.errorf(reason, "rule %s failed; the others were heard, and an alarm tells of it", rule.name());
    }
}
