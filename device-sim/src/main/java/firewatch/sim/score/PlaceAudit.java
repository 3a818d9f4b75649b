package firewatch.sim.score;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The comparison at one place: each condition that began opened a case then, or was noted on one that was open. */
final class PlaceAudit {
    private final List<LedgerCase> unexplained;
    private final Duration slack;
    private final int noted;
    private int began;
    private int opened;
    private int elsewhere;

    private PlaceAudit(List<LedgerCase> cases, Duration slack) {
        this.unexplained = new ArrayList<>(cases);
        this.unexplained.sort(Comparator.comparing(LedgerCase::receivedAt));
        this.slack = slack;
        this.noted = cases.stream().mapToInt(LedgerCase::escalations).sum();
    }

    static Score.Marks of(List<Told> all, List<LedgerCase> allCases, Duration slack, Instant until) {
        List<Told> told = all.stream()
                .filter(each -> each.said().isBefore(until))
                .map(each -> each.asOf(until))
                .toList();
        List<LedgerCase> cases = allCases.stream()
                .filter(each -> each.receivedAt().isBefore(until))
                .toList();
        PlaceAudit audit = new PlaceAudit(cases, slack);
        told.stream().filter(each -> each.turn().began()).forEach(audit::take);
        boolean lasts = all.getLast().turn().began();
        boolean isSettled = told.equals(all) && all.getLast().heard() != null;
        boolean active = cases.stream().anyMatch(LedgerCase::active);
        return new Score.Marks(
                audit.began,
                audit.opened,
                Math.min(audit.elsewhere, audit.noted),
                audit.missed(cases.isEmpty()),
                audit.unexplained.size(),
                isSettled && active && !lasts ? 1 : 0,
                isSettled && !active && lasts && !cases.isEmpty() ? 1 : 0);
    }

    private int missed(boolean noCase) {
        return noCase ? began : Math.max(0, elsewhere - noted);
    }

    private void take(Told told) {
        began += told.heard() == null ? 0 : 1;
        Instant from = told.said().minus(slack);
        Instant to = Optional.ofNullable(told.heard()).orElse(told.said()).plus(slack);
        Optional<LedgerCase> opening = unexplained.stream()
                .filter(each ->
                        !each.receivedAt().isBefore(from) && !each.receivedAt().isAfter(to))
                .findFirst();
        if (opening.isPresent()) {
            unexplained.remove(opening.get());
            opened++;
        } else if (told.heard() != null) {
            elsewhere++;
        }
    }
}
