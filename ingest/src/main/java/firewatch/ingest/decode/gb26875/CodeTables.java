package firewatch.ingest.decode.gb26875;

import firewatch.events.Condition;
import firewatch.events.Quantity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the codes of one edition of the standard mean. The next edition is another class of this type, and a maker's profile lays its own over them. */
interface CodeTables {

    /** What a status word says of such a part. */
    State state(Part part, int word);

    /** What was done, of an operation's flags. */
    List<Deed> deeds(Part part, int flags);

    /** The measure behind an analog type, for such a component; empty where the table keeps the code for later. */
    Optional<Measure> measure(int analogType, int componentType);

    String systemName(int type);

    String componentName(int type);

    /**
     * A status word, read.
     *
     * @param conditions all that are in force
     * @param isTest whether it says that it is made under test, and nothing else
     * @param detail what it says beyond conditions
     */
    record State(Set<Condition> conditions, boolean isTest, Map<String, String> detail) {}

    /**
     * One thing that a person did at a part.
     *
     * @param raised what was raised by hand; null where nothing was
     * @param ended what was ended by hand; null where nothing was
     */
    record Deed(
            String name,
            @Nullable Condition raised,
            @Nullable Condition ended) {}

    /**
     * What an analog type counts: the value is the raw number times {@code times} through {@code by}.
     *
     * @param quantity null where no quantity of ours is meant
     * @param name what the standard calls it
     * @param least smallest raw number that can be
     * @param most largest raw number that can be
     */
    record Measure(@Nullable Quantity quantity, String name, String unit, int times, int by, int least, int most) {
        boolean holds(int raw) {
            return raw >= least && raw <= most;
        }

        double valueOf(int raw) {
            return (double) raw * times / by;
        }
    }
}
