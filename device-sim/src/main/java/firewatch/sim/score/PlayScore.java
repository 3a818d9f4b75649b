package firewatch.sim.score;

import firewatch.sim.measure.Finding;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a centre did while a district played: its ledger against the truth, and its memory.
 *
 * @param footprint null where the centre does not run on this machine
 * @param memoryAtMost MiB that are too many; null where that is not asked
 */
public record PlayScore(
        Score score,
        @Nullable Footprint footprint,
        @Nullable Long memoryAtMost) implements Finding {
    @Override
    public String text() {
        return footprint == null ? score.text() : score.text() + footprint + "\n";
    }

    @Override
    public List<String> broken() {
        List<String> broken = new ArrayList<>(score.broken());
        if (memoryAtMost == null) {
            return broken;
        }
        if (footprint == null) {
            broken.add("the memory of the centre cannot be told from here");
        } else if (footprint.all() > memoryAtMost) {
            broken.add("it takes %d MiB of memory, more than %d".formatted(footprint.all(), memoryAtMost));
        }
        return broken;
    }
}
