package firewatch.sim.bench;

import org.jspecify.annotations.Nullable;

/**
 * What the ingest bench is to come to on the machine that it runs on; nothing is asked where nothing is said.
 *
 * @param microsAtMost CPU time of the centre and its database for each reading, in microseconds
 * @param p99AtMost publish to live feed of 99 of 100 fires, in milliseconds
 */
public record IngestTargets(
        @Nullable Double microsAtMost, @Nullable Double p99AtMost) {
    /** Nothing. */
    public static final IngestTargets NONE = new IngestTargets(null, null);
}
