package firewatch.sim.score;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The ground truth as it was written down by a {@link TruthBook}, in the order in which it was said. */
public record Truth(List<Told> told) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public Truth {
        told = List.copyOf(told);
    }

    /** Reads a file; a last line that a kill cut short is no line. */
    public static Truth read(Path file) throws IOException {
        return of(Files.readAllLines(file));
    }

    static Truth of(List<String> lines) throws IOException {
        List<JsonNode> said = new ArrayList<>();
        Map<String, Instant> heard = new HashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            JsonNode line = parsed(lines.get(i), i == lines.size() - 1);
            if (line.has("said")) {
                said.add(line);
            } else if (line.has("heard")) {
                heard.put(name(line, "heard"), Instant.parse(line.path("at").asText()));
            }
        }
        return new Truth(said.stream()
                .map(line -> told(line, heard.get(name(line, "said"))))
                .toList());
    }

    private static JsonNode parsed(String line, boolean last) throws IOException {
        try {
            return line.isBlank() ? JSON.missingNode() : JSON.readTree(line);
        } catch (JsonProcessingException e) {
            if (last) {
                return JSON.missingNode();
            }
            throw new IOException("no ground truth: " + line, e);
        }
    }

    private static String name(JsonNode line, String what) {
        return line.path("run").asText() + " " + line.path(what).asLong();
    }

    private static Told told(JsonNode line, @Nullable Instant heard) {
        Turn turn = new Turn(
                line.path("device").asText(),
                line.path("point").textValue(),
                line.path("class").asText(),
                line.path("turn").asText().equals("began"));
        return new Told(
                turn,
                line.path("scenario").asText(),
                Instant.parse(line.path("at").asText()),
                heard);
    }

    /** The turns at each place, in the order in which they were said. */
    public Map<Turn.Place, List<Told>> byPlace() {
        Map<Turn.Place, List<Told>> places = new LinkedHashMap<>();
        told.forEach(each -> places.computeIfAbsent(each.turn().place(), _ -> new ArrayList<>())
                .add(each));
        return places;
    }

    /** Where something began that has not ended. */
    public Set<Turn.Place> lasting() {
        Map<Turn.Place, Boolean> open = new LinkedHashMap<>();
        told.forEach(each -> open.put(each.turn().place(), each.turn().began()));
        open.values().removeIf(began -> !began);
        return open.keySet();
    }
}
