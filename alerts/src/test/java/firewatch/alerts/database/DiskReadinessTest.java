package firewatch.alerts.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.nio.file.Path;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskReadinessTest {
    @TempDir
    private Path folder;

    @Test
    void whereThereIsRoomItIsReadyAndSaysHowMuch() {
        HealthCheckResponse answer = look(folder, 1);

        assertThat(answer.getStatus()).isEqualTo(Status.UP);
        assertThat(answer.getData().orElseThrow()).containsKey("free");
    }

    @Test
    void aNearlyFullDiskIsToldInWords() {
        HealthCheckResponse answer = look(folder, Long.MAX_VALUE);

        assertThat(answer.getStatus()).isEqualTo(Status.DOWN);
        assertThat(answer.getData().orElseThrow())
                .containsEntry("reason", "less is free than alerts.disk.min-free: " + Long.MAX_VALUE);
    }

    @Test
    void aFolderThatIsNotThereIsTold() {
        HealthCheckResponse answer = look(folder.resolve("gone"), 1);

        assertThat(answer.getStatus()).isEqualTo(Status.DOWN);
        assertThat(String.valueOf(answer.getData().orElseThrow().get("reason")))
                .startsWith("alerts.disk.path cannot be read");
    }

    private static HealthCheckResponse look(Path path, long leastFree) {
        record Wanted(Path path, MemorySize minFree) implements DiskConfig {}
        return new DiskReadiness(new Wanted(path, new MemorySize(BigInteger.valueOf(leastFree)))).call();
    }
}
