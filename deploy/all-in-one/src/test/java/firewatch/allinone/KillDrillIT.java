package firewatch.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import firewatch.sim.Main;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short form of {@code firewatch drill kill}, played against the packaged centre. */
class KillDrillIT {
    @Test
    void whatWasAcknowledgedSurvivesAKill(@TempDir Path folder) throws Exception {
        Path result = folder.resolve("kill.json");

        int exit = Main.run("drill", "kill", "--short", "--home", "../..", "--json", result.toString());

        JsonNode drill = new ObjectMapper().readTree(result.toFile());
        assertThat(drill.path("broken")).isEmpty();
        assertThat(exit).isZero();
        assertThat(drill.path("fires").path("firesAcknowledged").asLong()).isPositive();
        assertThat(drill.path("readings").path("acknowledged").asLong()).isPositive();
        assertThat(drill.path("readings").path("lost").asLong(-1)).isZero();
    }
}
