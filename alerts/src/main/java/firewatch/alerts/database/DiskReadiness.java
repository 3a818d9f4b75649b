package firewatch.alerts.database;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Whether there is room on the disk. */
@Readiness
@ApplicationScoped
class DiskReadiness implements HealthCheck {
    private final DiskConfig config;

    DiskReadiness(DiskConfig config) {
        this.config = config;
    }

    @Override
    public HealthCheckResponse call() {
        var answer = HealthCheckResponse.named("alerts: disk");
        long least = config.minFree().asLongValue();
        try {
            long free = Files.getFileStore(config.path()).getUsableSpace();
            answer.withData("free", free);
            return free >= least
                    ? answer.up().build()
                    : answer.down()
                            .withData("reason", "less is free than alerts.disk.min-free: " + least)
                            .build();
        } catch (IOException e) {
            return answer.down()
                    .withData("reason", "alerts.disk.path cannot be read: " + e.getMessage())
                    .build();
        }
    }
}
