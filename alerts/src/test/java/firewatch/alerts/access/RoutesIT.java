package firewatch.alerts.access;

import static org.assertj.core.api.Assertions.assertThat;

import firewatch.access.RouteMatrix;
import firewatch.alerts.Accounts;
import firewatch.alerts.TestAccounts;
import firewatch.realparts.RealKafka;
import firewatch.realparts.RealPostgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** Every route of this service, by every role. */
@QuarkusTest
@QuarkusTestResource(RealKafka.class)
@QuarkusTestResource(RealPostgres.class)
@QuarkusTestResource(TestAccounts.class)
class RoutesIT {
    @Test
    void everyRouteAnswersEveryRoleAsThePolicySays() throws IOException, InterruptedException {
        String key = ConfigProvider.getConfig().getValue("firewatch.access.key", String.class);
        URI base = URI.create("http://127.0.0.1:" + RestAssured.port);

        RouteMatrix.Outcome outcome = new RouteMatrix(base, "admin", Accounts.adminPassword(), key).run();

        assertThat(outcome.deviations()).isEmpty();
        assertThat(outcome.operations()).isGreaterThanOrEqualTo(36);
    }
}
