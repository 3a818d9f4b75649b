package firewatch.alerts.channel;

import java.util.Optional;

/**
 * A means of reaching a person (通知渠道). Every CDI bean of this type is one; to add one, add a package with a bean and
 * its test.
 */
public interface Channel {
    /** What a contact writes to choose it; also a metric's label. */
    String name();

    /** Whether a contact of this channel needs an address. */
    boolean takesAddress();

    /** What speaks against such a target, as one sentence for whoever wrote it; empty where it may be used. */
    Optional<String> objection(Target target);

    /** A new shared secret, for channels that sign; empty for those that do not. */
    Optional<Secret> mintSecret();

    /** Sends once, within a bounded time, and says what came of it. It throws only where the code is wrong. */
    Outcome deliver(Delivery delivery);
}
