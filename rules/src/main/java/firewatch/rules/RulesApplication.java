package firewatch.rules;

import firewatch.events.Quantity;
import firewatch.events.Topics;
import firewatch.events.kafka.TopicSetup;
import firewatch.rules.rule.RuleBook;
import firewatch.rules.state.ClockBounds;
import firewatch.rules.stream.JudgementMeter;
import firewatch.rules.stream.Lane;
import firewatch.rules.stream.LaneBounds;
import firewatch.rules.stream.LaneSettings;
import firewatch.rules.stream.MeasurementTopology;
import firewatch.rules.stream.SignalTopology;
import firewatch.rules.stream.WallClock;
import firewatch.rules.stream.WatchMeter;
import firewatch.rules.watch.WatchSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Starts the lanes of the judgement with the process, and ends them before it. */
@ApplicationScoped
public class RulesApplication {
    /** State is read again while others begin. */
    private static final int EARLY = 2;

    private final RulesConfig config;
    private final Map<String, Object> kafka;
    private final MeterRegistry registry;
    private final Clock clock;
    private volatile List<Lane> lanes = List.of();

    public RulesApplication(
            RulesConfig config,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            MeterRegistry registry,
            Instance<Clock> clocks) {
        this.config = config;
        this.kafka = kafka;
        this.registry = registry;
        clock = WallClock.of(clocks);
    }

    void start(@Observes @Priority(EARLY) StartupEvent event) {
        int brokers = TopicSetup.ensure(kafka);
        Lane signals = signalLane(brokers);
        Lane measurements = measurementLane(brokers);
        signals.start();
        measurements.startAfter(config.measurements().startAfter());
        lanes = List.of(signals, measurements);
    }

    void end(@Observes ShutdownEvent event) {
        lanes().forEach(Lane::close);
    }

    /** The lanes that were started. */
    public List<Lane> lanes() {
        return lanes;
    }

    private Lane signalLane(int brokers) {
        LaneSettings settings = new LaneSettings(
                SignalTopology.APPLICATION, config.instance(), config.stateDir(), config.threads(), brokers, kafka);
        SignalTopology topology = new SignalTopology(
                RuleBook.standard(clockBounds()),
                config.building().confirmWithin(),
                new JudgementMeter(registry, clock),
                settings.isFlushed());
        return new Lane(
                "signals",
                topology.build(),
                settings,
                laneBounds(config.bounds().lag(), config.bounds().standing()),
                Topics.SIGNALS,
                Topics.PARTITIONS,
                registry,
                clock);
    }

    private Lane measurementLane(int brokers) {
        LaneSettings settings = new LaneSettings(
                MeasurementTopology.APPLICATION,
                config.instance(),
                config.stateDir(),
                config.measurements().threads(),
                brokers,
                kafka,
                LaneSettings.Pace.STEADY);
        MeasurementTopology topology =
                new MeasurementTopology(watchSettings(), config.health().every(), new WatchMeter(registry, clock));
        return new Lane(
                "measurements",
                topology.build(),
                settings,
                laneBounds(config.measurements().lag(), config.measurements().standing()),
                Topics.MEASUREMENTS,
                Topics.PARTITIONS,
                registry,
                clock);
    }

    private WatchSettings watchSettings() {
        RulesConfig.Supervision supervision = config.supervision();
        return new WatchSettings(
                supervision.grace(),
                supervision.gap(),
                supervision.afterGap(),
                supervision.trial(),
                supervision.quiet(),
                supervision.settle(),
                config.limits().hysteresis(),
                hysteresisOf(),
                clockBounds());
    }

    private Map<Quantity, Double> hysteresisOf() {
        Map<Quantity, Double> byQuantity = new EnumMap<>(Quantity.class);
        config.limits()
                .hysteresisOf()
                .forEach((name, value) -> byQuantity.put(
                        Quantity.ofWireName(name)
                                .orElseThrow(() -> new IllegalArgumentException(
                                        "rules.limits.hysteresis-of names no quantity: " + name)),
                        value));
        return byQuantity;
    }

    private ClockBounds clockBounds() {
        RulesConfig.Clocks clocks = config.clock();
        return new ClockBounds(clocks.aheadAtMost(), clocks.behindAtMost(), clocks.lateAfter());
    }

    private LaneBounds laneBounds(long lag, Duration standing) {
        RulesConfig.Bounds bounds = config.bounds();
        return new LaneBounds(
                bounds.restarts(), bounds.restartsWithin(), bounds.revival(), bounds.rebalancing(), lag, standing);
    }
}
