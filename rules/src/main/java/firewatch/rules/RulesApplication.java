package firewatch.rules;

import firewatch.events.Topics;
import firewatch.events.kafka.TopicSetup;
import firewatch.rules.rule.RuleBook;
import firewatch.rules.state.ClockBounds;
import firewatch.rules.stream.JudgementMeter;
import firewatch.rules.stream.Lane;
import firewatch.rules.stream.LaneBounds;
import firewatch.rules.stream.LaneSettings;
import firewatch.rules.stream.SignalTopology;
import firewatch.rules.stream.WallClock;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;

/** Starts the lanes of the judgement with the process, and ends them before it. */
@ApplicationScoped
public class RulesApplication {
    private static final long ANSWER_SECONDS = 30;

    private final RulesConfig config;
    private final Map<String, Object> kafka;
    private final MeterRegistry registry;
    private final Clock clock;
    private volatile @Nullable Lane signals;

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

    void start(@Observes StartupEvent event) {
        TopicSetup.ensure(kafka);
        Lane lane = signalLane(countBrokers());
        lane.start();
        signals = lane;
    }

    void end(@Observes ShutdownEvent event) {
        lanes().forEach(Lane::close);
    }

    /** The lanes that were started. */
    public List<Lane> lanes() {
        Lane lane = signals;
        return lane == null ? List.of() : List.of(lane);
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
                laneBounds(),
                Topics.SIGNALS,
                Topics.PARTITIONS,
                registry,
                clock);
    }

    private ClockBounds clockBounds() {
        RulesConfig.Clocks clocks = config.clock();
        return new ClockBounds(clocks.aheadAtMost(), clocks.behindAtMost(), clocks.lateAfter());
    }

    private LaneBounds laneBounds() {
        RulesConfig.Bounds bounds = config.bounds();
        return new LaneBounds(bounds.restarts(), bounds.restartsWithin(), bounds.rebalancing(), bounds.lag());
    }

    private int countBrokers() {
        try (Admin admin = Admin.create(Map.copyOf(kafka))) {
            return admin.describeCluster()
                    .nodes()
                    .get(ANSWER_SECONDS, TimeUnit.SECONDS)
                    .size();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking for brokers", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the Kafka brokers do not answer", e);
        }
    }
}
