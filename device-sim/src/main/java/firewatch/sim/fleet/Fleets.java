package firewatch.sim.fleet;

import java.util.List;
import java.util.Optional;

/** Every fleet, named once. */
public final class Fleets {
    private static final List<Fleet> ALL = List.of(new WalkFleet(), new DistrictFleet());

    private Fleets() {}

    public static List<Fleet> all() {
        return ALL;
    }

    public static Optional<Fleet> named(String name) {
        return ALL.stream().filter(fleet -> fleet.name().equals(name)).findFirst();
    }
}
