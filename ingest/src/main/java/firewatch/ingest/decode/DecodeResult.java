package firewatch.ingest.decode;

import java.util.List;

/** What a decoder made of one message: what it understood, in order, and what it did not. */
public record DecodeResult(List<Understood> understood, List<Rejected> rejected) {

    /** Takes both lists over as they are; whoever made them lets go of them. */
    public DecodeResult {}

    public static DecodeResult refused(Rejected rejected) {
        return new DecodeResult(List.of(), List.of(rejected));
    }

    /** Whether nothing at all was understood. */
    public boolean isWhollyRejected() {
        return understood.isEmpty() && !rejected.isEmpty();
    }
}
