package firewatch.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The policy as written down for people, in {@code policy.txt}: which roles may call which route. */
final class ExpectedPolicy {
    private static final String ANYONE = "anyone";

    private final Map<String, Set<String>> byRoute;

    private ExpectedPolicy(Map<String, Set<String>> byRoute) {
        this.byRoute = byRoute;
    }

    static ExpectedPolicy read() {
        try (var file = Objects.requireNonNull(ExpectedPolicy.class.getResourceAsStream("/policy.txt"))) {
            return parse(new String(file.readAllBytes(), UTF_8).lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ExpectedPolicy parse(List<String> lines) {
        Map<String, Set<String>> byRoute = new LinkedHashMap<>();
        for (String line : lines) {
            if (!line.isBlank() && !line.startsWith("#")) {
                int between = line.lastIndexOf(" : ");
                String route = line.substring(0, between).strip().replaceAll("\\s+", " ");
                byRoute.put(
                        route,
                        Set.copyOf(Arrays.asList(
                                line.substring(between + 3).strip().split("\\s+"))));
            }
        }
        return new ExpectedPolicy(byRoute);
    }

    Optional<Set<String>> rolesOf(String route) {
        return Optional.ofNullable(byRoute.get(route));
    }

    /** Every route that it speaks of. */
    Set<String> routes() {
        return Set.copyOf(byRoute.keySet());
    }

    boolean isOpen(String route) {
        return byRoute.getOrDefault(route, Set.of()).contains(ANYONE);
    }
}
