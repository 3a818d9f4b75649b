package firewatch.history.query;

import firewatch.history.query.Chart.Gap;
import firewatch.history.query.Chart.Point;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Finds the gaps of a line: pauses much longer than the pauses it usually makes. */
final class Gaps {
    /** A pause so many times the usual one is a gap. */
    private static final int UNUSUAL = 3;

    private Gaps() {}

    static List<Gap> of(List<Point> points, ChartSpan span) {
        if (points.isEmpty()) {
            return List.of(new Gap(span.from(), span.to()));
        }
        Duration longest = usualPause(points, span).multipliedBy(UNUSUAL);
        List<Gap> gaps = new ArrayList<>();
        Instant heardUntil = span.from();
        for (Point point : points) {
            addIfLonger(longest, heardUntil, point.at(), gaps);
            heardUntil = point.at().plus(span.step());
        }
        addIfLonger(longest, heardUntil, span.to(), gaps);
        return List.copyOf(gaps);
    }

    private static void addIfLonger(Duration longest, Instant from, Instant to, List<Gap> gaps) {
        if (Duration.between(from, to).compareTo(longest) > 0) {
            gaps.add(new Gap(from, to));
        }
    }

    /** The median pause from one point to the next, and at least a step. */
    private static Duration usualPause(List<Point> points, ChartSpan span) {
        List<Duration> pauses = new ArrayList<>();
        for (int i = 1; i < points.size(); i++) {
            pauses.add(Duration.between(points.get(i - 1).at(), points.get(i).at()));
        }
        pauses.sort(Duration::compareTo);
        Duration median = pauses.isEmpty() ? span.step() : pauses.get(pauses.size() / 2);
        return median.compareTo(span.step()) < 0 ? span.step() : median;
    }
}
