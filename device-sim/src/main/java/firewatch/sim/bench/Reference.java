package firewatch.sim.bench;

/** What others do on the same machine in the same run, to hold our figures against; or why that is not known. */
public sealed interface Reference {
    String name();

    /**
     * What was measured.
     *
     * @param perSecond messages acknowledged a second
     * @param bytesEach the mean size of a message, without what the protocol puts around it
     * @param brokerMicros CPU time of the process that took them, for each
     * @param generatorMicros CPU time of the process that sent them, for each
     */
    record Taken(String name, double perSecond, double bytesEach, double brokerMicros, double generatorMicros)
            implements Reference {}

    /** Nothing was measured. */
    record Missing(String name, String why) implements Reference {
        @Override
        public String toString() {
            return name + " was not measured: " + why;
        }
    }
}
