package firewatch.alerts.dispatch;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of dispatch. */
@ConfigMapping(prefix = "alerts.dispatch")
public interface DispatchConfig {
    /** How often a fire pages again until somebody answers. */
    @WithDefault("60s")
    Duration repeatEvery();

    /** How many times at most one route pages for one alarm within an hour. */
    @WithDefault("30")
    int repeatsPerHour();

    /** How long a page may stay unaccepted before another means is tried too. */
    @WithDefault("15s")
    Duration otherMeansAfter();

    /** The wait after the first failed attempt; it doubles with each. */
    @WithDefault("1s")
    Duration retryFirst();

    /** The longest wait between two attempts. */
    @WithDefault("5m")
    Duration retryLongest();

    /** The longest wait between two attempts of a fire's page. */
    @WithDefault("30s")
    Duration retryLongestFire();

    /** When a message is given up. A page is not: it is tried as long as its alarm is open. */
    @WithDefault("24h")
    Duration giveUpAfter();

    /** How long a claim stands; after it a delivery whose process died is taken again. */
    @WithDefault("15s")
    Duration lease();

    /** How often the log is looked through though nobody woke us. */
    @WithDefault("1s")
    Duration poll();

    /** How many attempts may be under way at one contact. */
    @WithDefault("8")
    int concurrencyPerContact();

    /** How many attempts one contact gets in a minute. */
    @WithDefault("6000")
    int budgetPerMinute();

    /** How many of those are kept for new fires. */
    @WithDefault("1500")
    int budgetReserve();

    /** The longest that anything may be on test at a stretch. */
    @WithDefault("24h")
    Duration onTestCap();

    /** A page older than this that nobody accepted turns health red. */
    @WithDefault("1m")
    Duration backlogTooOld();

    /** How long deliveries and their attempts are kept after their end, at least: a centre's records are to last a year. */
    @WithDefault("P400D")
    Duration deliveriesKept();
}
