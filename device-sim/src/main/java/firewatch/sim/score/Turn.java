package firewatch.sim.score;

import org.jspecify.annotations.Nullable;

/**
 * A condition class that began or ended at a point of a device: what a case is made of.
 *
 * @param point null is the device itself
 * @param alarmClass as the API names it
 */
public record Turn(String device, @Nullable String point, String alarmClass, boolean began) {

    /** Where the case is that it belongs to. */
    public Place place() {
        return new Place(device, point, alarmClass);
    }

    /** A place of which there is one open case at most. */
    public record Place(String device, @Nullable String point, String alarmClass) {
        @Override
        public String toString() {
            return alarmClass + " at " + device + (point == null ? "" : " (" + point + ")");
        }
    }
}
