package firewatch.alerts.register;

import firewatch.access.Checks;
import org.jspecify.annotations.Nullable;

/** A part of the district (区域) that groups buildings. */
record Area(@Nullable String id, @Nullable String name) {
    Area withId(String id) {
        return new Area(id, name);
    }

    Checks checks() {
        return new Checks().id("id", id).text("name", name, Longest.NAME);
    }
}
