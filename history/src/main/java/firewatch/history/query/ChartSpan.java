package firewatch.history.query;

import firewatch.access.Refused;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * From when to when, and in what steps; what was not asked for is chosen so that a chart has a sensible number of points.
 * Steps begin where the clock on the wall does: days at midnight, weeks on Monday, in the zone that the question was put in.
 *
 * @param zone of {@code from}, else of {@code to}
 */
record ChartSpan(Instant from, Instant to, Duration step, ZoneOffset zone) {
    private static final Duration USUAL = Duration.ofDays(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration SHORTEST_STEP = Duration.ofSeconds(1);
    private static final Duration LONGEST_STEP = Duration.ofDays(366);
    private static final int LAST_YEAR = 9999;
    private static final int SENSIBLE_POINTS = 500;
    private static final int MOST_POINTS = 20_000;
    private static final List<Duration> STEPS = List.of(
            Duration.ofSeconds(1),
            Duration.ofSeconds(5),
            Duration.ofSeconds(15),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            HOUR,
            Duration.ofHours(6),
            Duration.ofDays(1),
            Duration.ofDays(7));
    /** A Monday: where steps are counted from. */
    private static final LocalDateTime FIRST = LocalDateTime.of(2001, 1, 1, 0, 0);

    /** Hours of a span that may be answered from the hourly rollup; none where both ends are the same. */
    record Hours(Instant from, Instant to) {
        boolean has(Instant hour) {
            return !hour.isBefore(from) && hour.isBefore(to);
        }
    }

    /** @throws Refused where something is no time or no duration, or the span is empty or asks for too many points */
    static ChartSpan of(@Nullable String from, @Nullable String to, @Nullable String step, Instant now) {
        OffsetDateTime end = to == null ? now.atOffset(ZoneOffset.UTC) : time("to", to);
        OffsetDateTime begin = from == null ? end.minus(USUAL) : time("from", from);
        if (!begin.isBefore(end)) {
            throw Refused.invalid("from", "must be before to");
        }
        Duration whole = Duration.between(begin, end);
        Duration asked = step == null ? sensible(whole) : duration(step);
        if (whole.dividedBy(asked) > MOST_POINTS) {
            throw Refused.invalid(
                    "step", "would make more than %d points; ask for longer steps".formatted(MOST_POINTS));
        }
        return new ChartSpan(begin.toInstant(), end.toInstant(), asked, begin.getOffset());
    }

    /** A beginning of a step, from which all the others follow. */
    Instant origin() {
        return FIRST.toInstant(zone);
    }

    /** Hours are whole in UTC; steps that do not begin and end with them have none. */
    Hours wholeHours(Instant rolledUntil) {
        Instant last = to.isBefore(rolledUntil) ? to : rolledUntil;
        Instant end = last.truncatedTo(ChronoUnit.HOURS);
        Instant begin = from.plus(HOUR).minusNanos(1).truncatedTo(ChronoUnit.HOURS);
        return stepsAreHours() && begin.isBefore(end) ? new Hours(begin, end) : new Hours(from, from);
    }

    private boolean stepsAreHours() {
        boolean whole = step.toSeconds() % HOUR.toSeconds() == 0 && step.toNanosPart() == 0;
        return whole && zone.getTotalSeconds() % HOUR.toSeconds() == 0;
    }

    private static Duration sensible(Duration whole) {
        Duration least = whole.dividedBy(SENSIBLE_POINTS);
        return STEPS.stream()
                .filter(step -> step.compareTo(least) >= 0)
                .findFirst()
                .orElse(STEPS.getLast());
    }

    /** A plus sign that was not encoded arrives as a blank. */
    private static OffsetDateTime time(String field, String text) {
        try {
            OffsetDateTime time = OffsetDateTime.parse(text.strip().replace(' ', '+'));
            if (time.getYear() > 0 && time.getYear() <= LAST_YEAR) {
                return time;
            }
        } catch (DateTimeException e) {
            // answered below, like one of another age
        }
        throw Refused.invalid(field, "must be an ISO 8601 time with a zone, such as 2026-03-01T08:00:00Z");
    }

    private static Duration duration(String text) {
        try {
            Duration step = Duration.parse(text);
            if (step.compareTo(SHORTEST_STEP) >= 0 && step.compareTo(LONGEST_STEP) <= 0) {
                return step;
            }
        } catch (DateTimeException e) {
            // answered below, like one that is too short
        }
        throw Refused.invalid("step", "must be an ISO 8601 duration from a second to a year, such as PT5M");
    }
}
