package firewatch.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateDiskReadinessTest {
    @TempDir
    private Path folder;

    @Test
    void whereThereIsRoomItIsReadyThoughTheFolderIsStillToBeMade() {
        HealthCheckResponse answer = StateDiskReadiness.of(folder.resolve("to/be/made"), 1);

        assertThat(answer.getStatus()).isEqualTo(Status.UP);
        assertThat(answer.getData().orElseThrow()).containsKey("free");
    }

    @Test
    void aNearlyFullDiskIsToldInWords() {
        HealthCheckResponse answer = StateDiskReadiness.of(folder, Long.MAX_VALUE);

        assertThat(answer.getStatus()).isEqualTo(Status.DOWN);
        assertThat(answer.getData().orElseThrow())
                .containsEntry("reason", "less is free than rules.bounds.min-free: " + Long.MAX_VALUE);
    }
}
