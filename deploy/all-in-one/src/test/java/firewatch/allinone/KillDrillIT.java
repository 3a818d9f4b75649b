package firewatch.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import firewatch.sim.Main;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The short form of {@code firewatch drill kill}, played against the packaged centre: what is lost, not how long it takes. */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(Stage.BESIDE_THE_SHARED_ONE)
class KillDrillIT {
    private static final String OPTIONS = "firewatch.centre.options";

    /** As the launcher runs a centre, and with the quick compiler alone, since it does not live long. */
    @BeforeAll
    static void say() {
        System.setProperty(OPTIONS, "-XX:TieredStopAtLevel=1 @../launcher/jvm.options");
    }

    @AfterAll
    static void unsay() {
        System.clearProperty(OPTIONS);
    }

    @Test
    void whatWasAcknowledgedSurvivesAKill(@TempDir Path folder) throws Exception {
        Path result = folder.resolve("kill.json");

        Main.run("drill", "kill", "--short", "--home", "../..", "--json", result.toString());

        JsonNode drill = new ObjectMapper().readTree(result.toFile());
        JsonNode fires = drill.path("fires");
        assertThat(fires.path("acknowledged").asLong()).isPositive();
        assertThat(fires.path("devicesWithoutCase").asInt(-1)).isZero();
        assertThat(fires.path("notNoted").asInt(-1)).isZero();
        assertThat(fires.path("duplicateCases").asInt(-1)).isZero();
        assertThat(fires.path("wronglyCalm").asInt(-1)).isZero();
        assertThat(fires.path("wronglyActive").asInt(-1)).isZero();
        JsonNode limits = drill.at("/verdicts/limits");
        assertThat(limits.path("acknowledged").asLong()).isPositive();
        assertThat(limits.path("devicesWithoutCase").asInt(-1)).isZero();
        assertThat(limits.path("notNoted").asInt(-1)).isZero();
        assertThat(limits.path("duplicateCases").asInt(-1)).isZero();
        assertThat(limits.path("notedTwice").asInt(-1)).isZero();
        assertThat(limits.path("wronglyCalm").asInt(-1)).isZero();
        assertThat(limits.path("wronglyActive").asInt(-1)).isZero();
        JsonNode silence = drill.at("/verdicts/silence");
        assertThat(silence.path("fellSilent").asInt()).isPositive();
        assertThat(silence.path("notFound").asInt(-1)).isZero();
        assertThat(silence.path("saidTwice").asInt(-1)).isZero();
        assertThat(silence.path("wronglyActive").asInt(-1)).isZero();
        assertThat(silence.path("accused").asInt(-1)).isZero();
        JsonNode asked = drill.path("settings");
        assertThat(drill.path("rounds")).isNotEmpty().allSatisfy(round -> {
            assertThat(round.path("readingsPerSecond").asDouble())
                    .isGreaterThan(0.9 * asked.path("readingsPerSecond").asInt());
            assertThat(round.path("firesPerSecond").asDouble())
                    .isGreaterThan(0.9 * asked.path("firesPerSecond").asInt());
        });
        assertThat(drill.path("rounds").path(0).path("unseen").asInt(-1)).isZero();
        assertThat(drill.path("readings").path("acknowledged").asLong()).isPositive();
        assertThat(drill.path("readings").path("lost").asLong(-1)).isZero();
        assertThat(drill.path("readings").path("doubled").asLong(-1)).isZero();
        assertThat(drill.path("broker").path("sessionsForgotten").asInt(-1)).isZero();
        assertThat(drill.path("broker").path("outOfOrder").asInt(-1)).isZero();
        assertThat(drill.path("feedGaps").asInt(-1)).isZero();
    }
}
