package firewatch.sim.district;

/**
 * A building (建筑) of the district.
 *
 * @param units stairwells (单元); each floor of one has two flats
 * @param type its fire-safety class, in the site's words
 * @param height in metres
 * @param x metres eastward on the district's map
 * @param y metres northward
 * @param sprinkled whether it has a sprinkler system (喷淋)
 */
public record House(
        String id,
        String name,
        int floors,
        int units,
        String type,
        double height,
        double x,
        double y,
        boolean sprinkled) {
    private static final double OLD_STOREY = 2.9;
    private static final double NEW_STOREY = 3.6;

    static House old(String id, String name, int floors, int units, double x, double y, boolean sprinkled) {
        return new House(id, name, floors, units, "多层住宅", floors * OLD_STOREY, x, y, sprinkled);
    }

    static House tower(String id, String name, int floors, double x, double y) {
        return new House(id, name, floors, 1, "一类高层", floors * NEW_STOREY, x, y, true);
    }

    /** The gateway that its devices speak through. */
    public String gateway() {
        return "gw-" + id;
    }
}
