package firewatch.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** What a centre says of itself in Prometheus' text format, at one moment. */
record Metrics(String text) {
    /** There are buckets, and something fell into them. */
    void assertHistogram(String name, String... labels) {
        assertThere(name + "_bucket", labels);
        assertCounted(name + "_count", labels);
    }

    void assertCounted(String name, String... labels) {
        assertThat(values(name, labels)).as(name + " of " + List.of(labels)).anyMatch(value -> value > 0);
    }

    void assertThere(String name, String... labels) {
        assertThat(values(name, labels)).as(name + " of " + List.of(labels)).isNotEmpty();
    }

    private List<Double> values(String name, String... labels) {
        return text.lines()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .filter(line -> List.of(labels).stream().allMatch(line::contains))
                .map(line -> Double.valueOf(line.substring(line.lastIndexOf(' ') + 1)))
                .toList();
    }
}
