package firewatch.history.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;

/** How readings lie in the database, below the tables and views that everybody else reads. */
public sealed interface Ground permits WeeklyPartitions, Hypertable {
    /** In words, for the log and for health. */
    String description();

    /** Before rows are inserted in this transaction: there is a place for each, and what is packed there lies open. */
    void makeRoom(Rows rows, Keeping keeping, Connection connection) throws SQLException;

    /** After a rollback nobody knows which places were made. */
    void forget();

    /** Makes the places that will be wanted soon. */
    void makeRoomAhead(Instant now, Connection connection) throws SQLException;

    /**
     * Packs some of the weeks before {@link Keeping#packedUntil}, as much as one short transaction does.
     *
     * @return whether there was anything to do
     */
    boolean packSome(Keeping keeping, Connection connection) throws SQLException;

    /** Drops the weeks before a time. */
    void dropBefore(Instant time, Connection connection) throws SQLException;
}
