package firewatch.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every health check that stands in the code is asked by the packaged centre: none was lost on the way. */
class HealthIT {
    private static final Pattern CHECK = Pattern.compile("class \\w+ [^{]*implements [^{]*\\bHealthCheck\\b");
    private static final Pattern NAME = Pattern.compile("HealthCheckResponse\\s*\\.named\\(\\s*\"([^\"]+)\"");
    private static final Pattern WELLNESS = Pattern.compile("(?m)^@Wellness$");

    @Test
    void everyCheckOfTheCodeIsAskedWhereItIsMeantToBe() throws Exception {
        List<String> ready = new ArrayList<>();
        List<String> well = new ArrayList<>();
        for (String source : checks()) {
            List<String> named = NAME.matcher(source)
                    .results()
                    .map((MatchResult found) -> found.group(1))
                    .toList();
            assertThat(named).as(source).hasSize(1);
            (WELLNESS.matcher(source).find() ? well : ready).addAll(named);
        }
        assertThat(ready).hasSizeGreaterThan(8);

        assertThat(names("/q/health/ready")).containsAll(ready).doesNotContainAnyElementsOf(well);
        assertThat(names("/q/health/well")).containsExactlyInAnyOrderElementsOf(well);
        assertThat(names("/q/health")).containsAll(ready).containsAll(well);
    }

    private static List<String> checks() throws IOException {
        return Sources.matching(CHECK);
    }

    private static List<String> names(String path) throws Exception {
        JsonNode answer = new ObjectMapper().readTree(Stage.shared().text(path));
        List<String> names = new ArrayList<>();
        answer.get("checks").forEach(check -> names.add(check.get("name").asText()));
        return names;
    }
}
