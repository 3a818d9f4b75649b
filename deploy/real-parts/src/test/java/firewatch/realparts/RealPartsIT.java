package firewatch.realparts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.sql.DriverManager;
import java.util.HashMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

class RealPartsIT {
    @Test
    void theBrokerAnswersAndIsTheSameForAll() throws Exception {
        try (Admin admin = Admin.create(new HashMap<>(RealKafka.clientSettings()))) {
            assertEquals(
                    1, admin.describeCluster().nodes().get(20, TimeUnit.SECONDS).size());
        }
        assertEquals(
                RealKafka.clientSettings().get("bootstrap.servers"),
                new RealKafka().start().get("kafka.bootstrap.servers"));
    }

    @Test
    void theDatabaseAnswersAndIsTheSameForAll() throws Exception {
        RealPostgres.Access access = RealPostgres.access();
        try (var connection = DriverManager.getConnection(access.jdbcUrl(), access.user(), access.password())) {
            assertFalse(connection.isReadOnly());
        }
        assertEquals(access.jdbcUrl(), new RealPostgres().start().get("quarkus.datasource.alerts.jdbc.url"));
    }
}
