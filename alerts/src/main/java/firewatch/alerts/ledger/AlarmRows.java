package firewatch.alerts.ledger;

import firewatch.alerts.alarm.Alarm;
import firewatch.alerts.alarm.AlarmPlace;
import firewatch.alerts.alarm.AlarmState;
import firewatch.alerts.alarm.Outcome;
import firewatch.events.AlarmClass;
import firewatch.events.AlarmEpisode.ClockState;
import firewatch.events.Condition;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** How a case is read from its row. */
final class AlarmRows {
    /** A case with its building's name, if the register knows the building. */
    static final String SELECT = "select a.*, b.name as building_name"
            + " from alerts.alarm a left join alerts.building b on b.id = a.building";

    private AlarmRows() {}

    static Alarm alarm(ResultSet row, StatementContext context) throws SQLException {
        return new Alarm(
                row.getObject("id", UUID.class),
                row.getLong("version"),
                AlarmClass.valueOf(row.getString("class")),
                AlarmState.valueOf(row.getString("state")),
                Condition.valueOf(row.getString("condition")),
                row.getBoolean("active"),
                row.getString("device"),
                row.getString("point"),
                place(row),
                instant(row, "raised_at"),
                instant(row, "received_at"),
                row.getBoolean("confirmed"),
                row.getInt("escalations"),
                row.getString("incident"),
                row.getString("acknowledged_by"),
                row.getString("assigned_to"),
                outcome(row.getString("verified_as")),
                row.getBoolean("late"),
                ClockState.valueOf(row.getString("clock")),
                row.getBoolean("is_foreign"),
                row.getBoolean("registered"),
                row.getBoolean("test"));
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable AlarmPlace place(ResultSet row) throws SQLException {
        String building = row.getString("building");
        return building == null
                ? null
                : new AlarmPlace(
                        building,
                        row.getString("building_name"),
                        row.getString("floor"),
                        row.getString("zone"),
                        row.getString("label"));
    }

    private static @Nullable Outcome outcome(@Nullable String name) {
        return name == null ? null : Outcome.valueOf(name);
    }
}
