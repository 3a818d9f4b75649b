package firewatch.history.query;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * From what a chart is drawn, piece by piece: whole hours come rolled up; what is before and behind them, and hours that got
 * a reading since they were rolled up, from the readings.
 */
record ChartPieces(List<Piece> pieces) {
    private static final Duration HOUR = Duration.ofHours(1);
    /** Where more are late, the readings of the whole span are read at once. */
    private static final int MOST_LATE = 24;

    /** From one time to another. */
    record Piece(Instant from, Instant to, boolean rolledUp) {}

    ChartPieces {
        pieces = List.copyOf(pieces);
    }

    /** @param late beginnings of hours among those that are rolled up, oldest first */
    static ChartPieces of(ChartSpan span, ChartSpan.Hours hours, List<Instant> late) {
        List<Piece> pieces = new ArrayList<>();
        Instant drawn = span.from();
        for (ChartSpan.Hours whole : late.size() > MOST_LATE ? List.<ChartSpan.Hours>of() : without(late, hours)) {
            addReadings(drawn, whole.from(), pieces);
            pieces.add(new Piece(whole.from(), whole.to(), true));
            drawn = whole.to();
        }
        addReadings(drawn, span.to(), pieces);
        return new ChartPieces(pieces);
    }

    private static List<ChartSpan.Hours> without(List<Instant> late, ChartSpan.Hours hours) {
        List<ChartSpan.Hours> left = new ArrayList<>();
        Instant begin = hours.from();
        for (Instant hour : late) {
            if (begin.isBefore(hour)) {
                left.add(new ChartSpan.Hours(begin, hour));
            }
            begin = hour.plus(HOUR);
        }
        if (begin.isBefore(hours.to())) {
            left.add(new ChartSpan.Hours(begin, hours.to()));
        }
        return left;
    }

    private static void addReadings(Instant from, Instant to, List<Piece> pieces) {
        if (from.isBefore(to)) {
            pieces.add(new Piece(from, to, false));
        }
    }
}
