package firewatch.sim.drill;

/** What a drill's detectors alarm for, and where the ledger has it. */
public enum Matter {
    FIRE("FIRE", "fire", false),
    /** The readings carry their time, so that none can count twice. */
    LIMIT("SUPERVISORY", "crossing", true);

    private final String alarmClass;
    private final String noun;
    private final boolean exact;

    Matter(String alarmClass, String noun, boolean exact) {
        this.alarmClass = alarmClass;
        this.noun = noun;
        this.exact = exact;
    }

    String alarmClass() {
        return alarmClass;
    }

    /** As a sentence has it. */
    String noun() {
        return noun;
    }

    /** Whether the centre can know each alarm again, and so must note none of them twice. */
    boolean isExact() {
        return exact;
    }
}
