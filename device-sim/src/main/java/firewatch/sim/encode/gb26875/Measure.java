package firewatch.sim.encode.gb26875;

/** A kind of analog value, by table 6 of the standard, and its step. */
public enum Measure {
    LEVEL(2, 0.01),
    TEMPERATURE(3, 0.1),
    PRESSURE(5, 0.1),
    CURRENT(9, 0.1),
    FLOW(10, 0.1);

    private final int code;
    private final double step;

    Measure(int code, double step) {
        this.code = code;
        this.step = step;
    }

    byte code() {
        return (byte) code;
    }

    /** Metres, °C, kPa, A or L/s in steps. */
    short steps(double value) {
        long steps = Math.round(value / step);
        if (steps < Short.MIN_VALUE || steps > Short.MAX_VALUE) {
            throw new IllegalArgumentException(value + " does not fit into a value of " + this);
        }
        return (short) steps;
    }
}
