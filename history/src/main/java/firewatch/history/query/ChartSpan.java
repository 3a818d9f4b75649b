package firewatch.history.query;

import firewatch.access.Refused;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From when to when, and in what steps; what was not asked for is chosen so that a chart has a sensible number of points. */
record ChartSpan(Instant from, Instant to, Duration step) {
    private static final Duration USUAL = Duration.ofDays(1);
    private static final int SENSIBLE_POINTS = 500;
    private static final int MOST_POINTS = 20_000;
    private static final List<Duration> STEPS = List.of(
            Duration.ofSeconds(1),
            Duration.ofSeconds(5),
            Duration.ofSeconds(15),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(6),
            Duration.ofDays(1),
            Duration.ofDays(7));

    /** @throws Refused where something is no time or no duration, or the span is empty or asks for too many points */
    static ChartSpan of(@Nullable String from, @Nullable String to, @Nullable String step, Instant now) {
        Instant end = to == null ? now : instant("to", to);
        Instant begin = from == null ? end.minus(USUAL) : instant("from", from);
        if (!begin.isBefore(end)) {
            throw Refused.invalid("from", "must be before to");
        }
        Duration asked = step == null ? sensible(begin, end) : duration(step);
        if (Duration.between(begin, end).dividedBy(asked) > MOST_POINTS) {
            throw Refused.invalid(
                    "step", "would make more than %d points; ask for longer steps".formatted(MOST_POINTS));
        }
        return new ChartSpan(begin, end, asked);
    }

    private static Duration sensible(Instant from, Instant to) {
        Duration least = Duration.between(from, to).dividedBy(SENSIBLE_POINTS);
        return STEPS.stream()
                .filter(step -> step.compareTo(least) >= 0)
                .findFirst()
                .orElse(STEPS.getLast());
    }

    private static Instant instant(String field, String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw Refused.invalid(field, "must be an ISO 8601 time with a zone, such as 2026-03-01T08:00:00Z");
        }
    }

    private static Duration duration(String text) {
        try {
            Duration step = Duration.parse(text);
            if (step.compareTo(Duration.ofSeconds(1)) >= 0) {
                return step;
            }
        } catch (DateTimeException e) {
            // answered below, like one that is too short
        }
        throw Refused.invalid("step", "must be an ISO 8601 duration of a second or more, such as PT5M");
    }
}
