package firewatch.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import firewatch.access.RouteMatrix;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** Every route of every service, by every role, as the packaged centre answers it. */
class RoutesIT {
    @Test
    void everyRouteAnswersEveryRoleAsThePolicySays() throws Exception {
        Stage stage = Stage.shared();
        String key = Files.readString(stage.data().resolve("access-key")).strip();

        RouteMatrix.Outcome outcome = new RouteMatrix(stage.url(""), "admin", stage.adminPassword(), key).run();

        assertThat(outcome.deviations()).isEmpty();
        assertThat(outcome.absent()).isEmpty();
    }
}
