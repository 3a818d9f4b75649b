package firewatch.sim.scenario;

/** Something that happens in the district (场景), begins and ends by itself, and can be told in a sentence. */
public interface Scenario {
    String name();

    String sentence();

    /** Begins it somewhere; false where there is no place for it now. */
    boolean begin(Troupe troupe);
}
