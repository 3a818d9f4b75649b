package firewatch.events;

import java.time.Duration;
import java.util.List;

/** Every topic, named once. */
public final class Topics {
    public static final String SIGNALS = "fire.signals.v1";
    public static final String MEASUREMENTS = "fire.measurements.v1";
    public static final String ALARMS = "fire.alarms.v1";
    public static final String HEALTH = "fire.health.v1";
    public static final String DEVICES = "fire.devices.v1";
    public static final String CREDENTIALS = "fire.credentials.v1";
    public static final String RULES = "fire.rules.v1";
    public static final String ON_TEST = "fire.on-test.v1";
    public static final String SESSIONS = "fire.sessions.v1";
    public static final String COMMANDS = "fire.commands.v1";
    public static final String DEAD_LETTERS = "fire.dead-letters.v1";

    /** Those read side by side by key have as many partitions as each other. */
    public static final int PARTITIONS = 4;

    private static final long GIBIBYTE = 1L << 30;

    public static final List<Topic> ALL = List.of(
            Topic.flushedLog(SIGNALS, PARTITIONS, Duration.ofDays(30)),
            Topic.log(MEASUREMENTS, PARTITIONS, Duration.ofDays(3)),
            Topic.flushedLog(ALARMS, PARTITIONS, Duration.ofDays(30)),
            Topic.log(HEALTH, 1, Duration.ofDays(3)),
            Topic.compacted(DEVICES, PARTITIONS),
            Topic.compacted(CREDENTIALS, 1),
            Topic.compacted(RULES, 1),
            Topic.compacted(ON_TEST, 1),
            Topic.compacted(SESSIONS, 1),
            Topic.flushedLog(COMMANDS, 1, Duration.ofDays(3)),
            Topic.flushedLog(DEAD_LETTERS, 1, Duration.ofDays(365)).atMost(2 * GIBIBYTE));

    private Topics() {}

    /**
     * How one topic is laid out.
     *
     * @param flushed on a single broker each record is forced to disk, since its loss would be a lost alarm
     * @param retention how long records stay; zero where the topic is compacted instead
     * @param most bytes of each partition that stay, the youngest; {@link #UNBOUNDED} where only time counts
     */
    public record Topic(String name, int partitions, boolean flushed, Duration retention, long most) {
        public static final long UNBOUNDED = -1;

        static Topic log(String name, int partitions, Duration retention) {
            return new Topic(name, partitions, false, retention, UNBOUNDED);
        }

        static Topic flushedLog(String name, int partitions, Duration retention) {
            return new Topic(name, partitions, true, retention, UNBOUNDED);
        }

        static Topic compacted(String name, int partitions) {
            return new Topic(name, partitions, true, Duration.ZERO, UNBOUNDED);
        }

        Topic atMost(long bytes) {
            return new Topic(name, partitions, flushed, retention, bytes);
        }

        public boolean isCompacted() {
            return retention.isZero();
        }
    }
}
