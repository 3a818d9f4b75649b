package firewatch.history.store;

import firewatch.history.store.Batch.LaneStretch;
import java.util.List;

/** What became of a batch. */
public sealed interface Outcome {
    /** @param fresh readings of it that were not there before */
    record Stored(int fresh) implements Outcome {}

    /**
     * Nothing of it is stored, because the database crashed and has forgotten what came before it.
     *
     * @param before what is to be stored again first
     */
    record Forgot(List<LaneStretch> before) implements Outcome {
        public Forgot {
            before = List.copyOf(before);
        }
    }
}
