package firewatch.sim.fleet;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A device as it is registered to be watched.
 *
 * @param expectedEvery within what time it must be heard; null where nobody waits for it
 * @param highestTemperature above which it is over its limit, in °C; null without a limit
 * @param beyondFor how long it must be until that counts; null for at once
 */
public record Watched(
        String id,
        String type,
        String gateway,
        String building,
        @Nullable Duration expectedEvery,
        @Nullable Double highestTemperature,
        @Nullable Duration beyondFor) {
    static final String COLUMNS =
            "id,type,gateway,building,floor,label,expectedEvery,temperature.high,temperature.for\n";

    /** One that is over its limit at once. */
    public Watched(
            String id,
            String type,
            String gateway,
            String building,
            @Nullable Duration expectedEvery,
            @Nullable Double highestTemperature) {
        this(id, type, gateway, building, expectedEvery, highestTemperature, null);
    }

    String line() {
        return String.join(
                        ",",
                        id,
                        type,
                        gateway,
                        building,
                        "1",
                        id,
                        cell(expectedEvery),
                        cell(highestTemperature),
                        cell(beyondFor))
                + "\n";
    }

    private static String cell(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
