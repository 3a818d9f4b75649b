package firewatch.sim.district;

import firewatch.sim.encode.gb26875.ComponentAddress;
import org.jspecify.annotations.Nullable;

/**
 * One device of the district and its place.
 *
 * @param zone the stairwell, in an old house
 * @param address what a transmission device calls it; null where it speaks for itself
 */
public record Device(
        String id,
        Kind kind,
        String building,
        String gateway,
        int floor,
        @Nullable String zone,
        String label,
        @Nullable ComponentAddress address) {

    /** Whether it tells smoke. */
    public boolean isSmoke() {
        return kind == Kind.SMOKE || kind == Kind.PANEL_SMOKE;
    }

    /** Whether it may tell a fire that another one tells first: the same stairwell, or the same floor of a tower. */
    public boolean isNear(Device other) {
        return building.equals(other.building)
                && floor == other.floor
                && (zone == null || zone.equals(other.zone))
                && !id.equals(other.id);
    }
}
