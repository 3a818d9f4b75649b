package firewatch.sim.physics;

/** A battery (电池) that loses a little with each report. */
public final class Battery {
    /** Below this, in percent, a device says so. */
    public static final double LOW = 15;

    private static final double A_REPORT = 0.002;
    private static final double ALMOST_EMPTY = 11;
    private static final double FULL = 100;

    private double percent;

    public Battery(double percent) {
        this.percent = percent;
    }

    /** What is left, after one more report. */
    public double drain() {
        percent = Math.max(1, percent - A_REPORT);
        return percent;
    }

    /** A cold night: what was left is gone but for little. */
    public void collapse() {
        percent = ALMOST_EMPTY;
    }

    public void replace() {
        percent = FULL;
    }
}
