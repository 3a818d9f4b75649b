package firewatch.sim.measure;

/** Tells whoever waits how far a run has come. */
public interface Progress {
    /** A run of so many steps begins. */
    void begin(String what, int steps);

    /** One step is done; the note says what comes of it. */
    void step(String note);

    void end();
}
