package firewatch.sim.physics;

import java.util.random.RandomGenerator;

/** A reading that wanders about a level, and follows when the level is moved (漂移). */
public final class Wander {
    private static final double PULL = 0.2;

    private final double spread;
    private double level;
    private double value;

    /** @param spread how far it strays from its level, as a standard deviation */
    public Wander(double level, double spread) {
        this.level = level;
        this.value = level;
        this.spread = spread;
    }

    /** The next reading. */
    public double next(RandomGenerator random) {
        value += PULL * (level - value) + spread * Math.sqrt(2 * PULL) * Math.clamp(random.nextGaussian(), -2, 2);
        return value;
    }

    /** Moves level and reading at once, by that much. */
    public void shift(double by) {
        level += by;
        value += by;
    }
}
