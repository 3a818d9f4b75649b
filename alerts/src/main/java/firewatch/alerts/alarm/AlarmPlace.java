package firewatch.alerts.alarm;

import org.jspecify.annotations.Nullable;

/**
 * Where an alarm is (安装位置), in words a person can go by.
 *
 * @param buildingName null where the register does not know the building
 */
public record AlarmPlace(
        String building,
        @Nullable String buildingName,
        @Nullable String floor,
        @Nullable String zone,
        @Nullable String label) {}
