package firewatch.rules.stream;

import java.time.Duration;

/**
 * What a lane may suffer before it is not ready any more.
 *
 * @param restarts how many threads may be replaced within {@code restartsWithin}; one more ends all of them
 * @param revival how long after that the lane begins anew
 * @param rebalancing how long it may stand still while its tasks move
 * @param lag how many records it may be behind
 * @param standing how long a partition may have records and none of them be judged
 */
public record LaneBounds(
        int restarts, Duration restartsWithin, Duration revival, Duration rebalancing, long lag, Duration standing) {}
