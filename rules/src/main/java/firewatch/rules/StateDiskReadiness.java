package firewatch.rules;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Whether there is room where the state of devices is kept at hand: a lane that cannot write it does not judge. */
@Readiness
@ApplicationScoped
public class StateDiskReadiness implements HealthCheck {
    private final RulesConfig config;

    public StateDiskReadiness(RulesConfig config) {
        this.config = config;
    }

    @Override
    public HealthCheckResponse call() {
        return of(config.stateDir(), config.bounds().minFree().asLongValue());
    }

    static HealthCheckResponse of(Path folder, long least) {
        var answer = HealthCheckResponse.named("rules: disk");
        try {
            long free = Files.getFileStore(existing(folder)).getUsableSpace();
            answer.withData("free", free);
            return free >= least
                    ? answer.up().build()
                    : answer.down()
                            .withData("reason", "less is free than rules.bounds.min-free: " + least)
                            .build();
        } catch (IOException e) {
            return answer.down()
                    .withData("reason", "rules.state-dir cannot be read: " + e.getMessage())
                    .build();
        }
    }

    /** The folder itself is made at the first start. */
    private static Path existing(Path folder) {
        Path path = folder.toAbsolutePath();
        while (!Files.exists(path) && path.getParent() != null) {
            path = path.getParent();
        }
        return path;
    }
}
