package firewatch.ingest.publish;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the two lanes into Kafka. */
@ConfigMapping(prefix = "ingest.publish")
public interface PublishConfig {
    /** How long the measurement lane gathers records into one batch. The signal lane never waits. */
    @WithDefault("PT0.005S")
    Duration measurementLinger();

    /**
     * How long after a start measurements are taken slowly, 300 a second, so that alarms have the machine to themselves;
     * zero for not at all.
     */
    @WithDefault("PT15S")
    Duration measurementSlowStart();

    /**
     * How much either lane may hold, in bytes, until those who send on it are not read for a while; and so much again of
     * messages that go on both.
     */
    @WithDefault("67108864")
    long laneBytes();

    /** How many last statuses are remembered; those of the devices heard longest ago are forgotten first. */
    @WithDefault("200000")
    int lastStatuses();

    /** After how long without Kafka accepting anything that waits a lane counts as stuck. */
    @WithDefault("PT10S")
    Duration stuckAfter();

    /** How long the links that were up before a restart have to come back, until they are told as broken. */
    @WithDefault("PT1M")
    Duration linkReturnWithin();

    /** How long a clean stop waits for Kafka to accept what waits. */
    @WithDefault("PT5S")
    Duration closeWithin();
}
