package firewatch.alerts.register;

import com.fasterxml.jackson.annotation.JsonProperty;
import firewatch.access.Checks;
import org.jspecify.annotations.Nullable;

/**
 * A building (建筑).
 *
 * @param buildingClass its fire-safety class, in the site's words
 * @param height in metres
 * @param x where it is on the site's map, eastward
 * @param y where it is on the site's map, northward
 */
record Building(
        @Nullable String id,
        @Nullable String name,
        @Nullable String area,
        @Nullable Integer floors,
        @JsonProperty("class") @Nullable String buildingClass,
        @Nullable Double height,
        @Nullable Double x,
        @Nullable Double y) {
    private static final int HIGHEST = 1000;

    Building withId(String id) {
        return new Building(id, name, area, floors, buildingClass, height, x, y);
    }

    Checks checks() {
        return new Checks()
                .id("id", id)
                .text("name", name, Longest.NAME)
                .optionalId("area", area)
                .that(floors == null || (floors >= 1 && floors <= HIGHEST), "floors", "must be from 1 to " + HIGHEST)
                .optionalText("class", buildingClass, Longest.WORD)
                .that(height == null || (height > 0 && height <= HIGHEST), "height", "must be up to " + HIGHEST + " m")
                .that(x == null || Double.isFinite(x), "x", "must be a number")
                .that(y == null || Double.isFinite(y), "y", "must be a number");
    }
}
