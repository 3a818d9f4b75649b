package firewatch.alerts.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;

/** What the tables of the register have in common. */
final class Rows {
    private static final String FOREIGN_KEY_VIOLATION = "23503";

    private Rows() {}

    /** A list of buildings for SQL; null, which is all, becomes the SQL null. */
    static <S extends SqlStatement<S>> S bindScope(S statement, @Nullable Set<String> buildings) {
        return buildings == null
                ? statement.bind("all", true).bindArray("scope", String.class)
                : statement.bind("all", false).bindArray("scope", String.class, List.copyOf(buildings));
    }

    /** What somebody searches for, as a pattern for {@code ilike}. */
    static @Nullable String pattern(@Nullable String searched) {
        if (searched == null || searched.isBlank()) {
            return null;
        }
        String literal =
                searched.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
        return "%" + literal + "%";
    }

    static @Nullable Integer integer(ResultSet row, String column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? null : value;
    }

    static @Nullable Double number(ResultSet row, String column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? null : value;
    }

    static List<String> texts(ResultSet row, String column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }

    /** Whether something still refers to the row, or what it refers to is gone. */
    static boolean isReference(UnableToExecuteStatementException e) {
        return e.getCause() instanceof SQLException sql && FOREIGN_KEY_VIOLATION.equals(sql.getSQLState());
    }
}
