package firewatch.sim.drill;

import firewatch.sim.measure.Finding;
import firewatch.sim.measure.Latencies;
import firewatch.sim.measure.Machine;
import firewatch.sim.measure.Table;
import firewatch.sim.mqtt.Tally;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of the kill drill.
 *
 * @param verdicts limits and silence
 * @param newFireAfterKill milliseconds from a kill to a new fire on the live feed
 * @param flushes what the centre says about forced writes of its broker
 */
public record KillResult(
        String drill,
        Machine machine,
        KillSettings settings,
        List<KillRound> rounds,
        Latencies.Summary newFireAfterKill,
        CaseAudit fires,
        VerdictAudit verdicts,
        ReadingAudit readings,
        Tally.Manners broker,
        int feedGaps,
        String flushes,
        List<String> broken)
        implements Finding {
    private static final double LATEST_MILLIS = 15_000;

    static List<String> judge(
            KillSettings settings,
            List<KillRound> rounds,
            Latencies.Summary newFires,
            CaseAudit fires,
            VerdictAudit verdicts,
            ReadingAudit readings,
            Tally.Manners broker,
            int feedGaps) {
        List<String> broken = new ArrayList<>(fires.broken());
        broken.addAll(verdicts.broken());
        if (readings.lost() != null && readings.lost() > 0) {
            broken.add(readings.lost() + " acknowledged readings lost");
        }
        if (readings.doubled() > 0) {
            broken.add(readings.doubled() + " readings with a counter are stored twice");
        }
        long unseen = rounds.stream().mapToLong(KillRound::unseen).sum();
        if (unseen > 0) {
            broken.add(unseen + " new fires never came to the live feed");
        }
        if (newFires.p95() == null || newFires.p95() > LATEST_MILLIS) {
            broken.add("a new fire after a kill took longer than 15 s at p95");
        }
        long slow = rounds.stream()
                .filter(round -> !settings.areMet(round.readingsPerSecond(), round.firesPerSecond()))
                .count();
        if (slow > 0) {
            broken.add(slow + " kills came while less than the asked rate was acknowledged");
        }
        if (broker.sessionsForgotten() > 0) {
            broken.add(broker.sessionsForgotten() + " persistent sessions were forgotten");
        }
        if (broker.outOfOrder() > 0) {
            broken.add(broker.outOfOrder() + " PUBACKs overtook an older one");
        }
        if (feedGaps > 0) {
            broken.add(feedGaps + " gaps in the live feed");
        }
        return broken;
    }

    @Override
    public String text() {
        Table kills = new Table(
                "kill", "of", "waited s", "readings/s", "fires/s", "under way", "ready after s", "new fire after s");
        for (int i = 0; i < rounds.size(); i++) {
            KillRound round = rounds.get(i);
            kills.row(
                    i + 1,
                    round.killed(),
                    round.waitedSeconds(),
                    round.readingsPerSecond(),
                    round.firesPerSecond(),
                    round.unacknowledged(),
                    round.readySeconds(),
                    round.newFireSeconds());
        }
        Table counts = new Table("promise", "acknowledged", "broken")
                .row("fires lost", fires.acknowledged(), fires.devicesWithoutCase())
                .row("fires again not noted", fires.acknowledged(), fires.notNoted())
                .row("duplicate cases", "", fires.duplicateCases())
                .row("wrong state at the end", "", fires.wronglyActive() + fires.wronglyCalm())
                .row("readings lost", readings.acknowledged(), readings.lostText())
                .row("readings with a counter stored twice", "", readings.doubled())
                .row("sessions forgotten", "", broker.sessionsForgotten())
                .row("PUBACKs out of order", "", broker.outOfOrder())
                .row("gaps in the live feed", "", feedGaps);
        Table fire = new Table("from kill to a new fire on the feed, ms", "count", "p50", "p95", "max")
                .row(
                        "",
                        newFireAfterKill.count(),
                        orDash(newFireAfterKill.p50()),
                        orDash(newFireAfterKill.p95()),
                        orDash(newFireAfterKill.max()));
        return machine + "\nforced writes: " + flushes + "\nrefused by the broker: " + broker.refusals() + "\n\n"
                + kills + "\n" + counts + "\n" + verdicts.table() + "\n" + fire;
    }

    private static Object orDash(@Nullable Double figure) {
        return figure == null ? "-" : figure;
    }
}
