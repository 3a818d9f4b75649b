package firewatch.sim.physics;

/**
 * A fire in a room, as the detector under the ceiling sees it: heat that grows with the square of time, smoke that fills the
 * room, and both leaving again once it is put out. Meant to look right on a chart, not to size a smoke vent.
 *
 * @param growth kW/s²: 0.012 a medium fire, 0.047 a fast one
 * @param volume of the room in m³
 */
public record RoomFire(double growth, double volume) {
    private static final double SMOKE_YIELD = 0.075;
    private static final double DENSEST = 4.5;
    private static final double HEAT_RISE = 1.73;
    private static final double HOTTEST_RISE = 420;
    private static final double SMOKE_LEAVES = 30;
    private static final double HEAT_LEAVES = 25;

    /** Smoke in dB/m, so many seconds after the fire began; the fire was put out at {@code out}, or burns on. */
    public double smoke(double seconds, double out) {
        double grown = Math.clamp(seconds, 0, Math.max(0, out));
        double dense = Math.min(DENSEST, SMOKE_YIELD * growth * Math.pow(grown, 3) / (3 * volume));
        return seconds <= out ? dense : dense * Math.exp(-(seconds - out) / SMOKE_LEAVES);
    }

    /** How much warmer it is under the ceiling than before, in K. */
    public double warmth(double seconds, double out) {
        double grown = Math.clamp(seconds, 0, Math.max(0, out));
        double rise = Math.min(HOTTEST_RISE, HEAT_RISE * Math.pow(growth * grown * grown, 2.0 / 3));
        return seconds <= out ? rise : rise * Math.exp(-(seconds - out) / HEAT_LEAVES);
    }

    /** The same fire seen from next door: later, thinner, cooler. */
    public static double nextDoor(double seconds) {
        return seconds - LATER;
    }

    /** The share of the smoke that comes through a door. */
    public static final double THROUGH_A_DOOR = 0.5;

    private static final double LATER = 14;
}
