package firewatch.sim.fleet;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A device as it is registered to be watched.
 *
 * @param expectedEvery within what time it must be heard; null where nobody waits for it
 * @param highestTemperature above which it is over its limit, in °C; null without a limit
 */
public record Watched(
        String id,
        String type,
        String gateway,
        String building,
        @Nullable Duration expectedEvery,
        @Nullable Double highestTemperature) {
    static final String COLUMNS = "id,type,gateway,building,floor,label,expectedEvery,temperature.high\n";

    String line() {
        return String.join(
                        ",",
                        id,
                        type,
                        gateway,
                        building,
                        "1",
                        id,
                        expectedEvery == null ? "" : expectedEvery.toString(),
                        highestTemperature == null ? "" : highestTemperature.toString())
                + "\n";
    }
}
