package firewatch.alerts.register;

import firewatch.access.Refused;
import java.util.function.Supplier;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** What came of a change to one row of the register. */
enum Change {
    DONE,
    UNKNOWN,
    TAKEN,
    IN_USE,
    /** Something else changed at the same moment: what the row refers to, or what refers to it. */
    OVERTAKEN;

    static Change ofUpdated(int rows) {
        return rows == 0 ? UNKNOWN : DONE;
    }

    static Change ofInserted(int rows) {
        return rows == 0 ? TAKEN : DONE;
    }

    /** Makes a change in a transaction of its own. */
    static Change attempt(Supplier<Change> transaction) {
        try {
            return transaction.get();
        } catch (UnableToExecuteStatementException e) {
            if (Rows.isReference(e)) {
                return OVERTAKEN;
            }
            throw e;
        }
    }

    /** Ends the request where nothing was changed. */
    void orRefuse(String noun) {
        switch (this) {
            case DONE -> {}
            case UNKNOWN -> throw Refused.notFound("no such " + noun);
            case TAKEN -> throw Refused.conflict("there is already a " + noun + " of that id");
            case IN_USE -> throw Refused.conflict("the " + noun + " is still in use");
            case OVERTAKEN -> throw Refused.conflict("something that belongs to the " + noun + " has just changed");
        }
    }
}
