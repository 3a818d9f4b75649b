package firewatch.sim.measure;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;

/** The outcome of a drill or bench: figures, and the promises that they show broken. */
public interface Finding {
    /** What the figures say, for a person. */
    @JsonIgnore
    String text();

    /** Each promise that did not hold, in a sentence; empty when all held. */
    List<String> broken();
}
