package firewatch.history.store;

import firewatch.events.BuildingId;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** In which building each device stands, so that scope can be kept. */
@ApplicationScoped
public class DevicePlaces {
    private final javax.sql.DataSource database;

    DevicePlaces(@DataSource("history") javax.sql.DataSource database) {
        this.database = database;
    }

    public void place(String device, @Nullable BuildingId building) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement upsert = connection.prepareStatement("""
                        insert into device_place (device, building) values (?, ?)
                        on conflict (device) do update set building = excluded.building""")) {
            upsert.setString(1, device);
            upsert.setString(2, building == null ? null : building.value());
            upsert.executeUpdate();
        }
    }

    public void forget(String device) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement("delete from device_place where device = ?")) {
            delete.setString(1, device);
            delete.executeUpdate();
        }
    }

    /** The building; null where the device stands in none, or is not in the register. */
    public @Nullable String buildingOf(String device) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select building from device_place where device = ?")) {
            select.setString(1, device);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getString(1) : null;
            }
        }
    }
}
