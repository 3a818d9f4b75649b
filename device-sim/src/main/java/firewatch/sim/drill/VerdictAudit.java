package firewatch.sim.drill;

import com.fasterxml.jackson.databind.JsonNode;
import firewatch.sim.centre.Centre;
import firewatch.sim.measure.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What the watch concluded, held against what there was to conclude: limits crossed, and silence. */
public record VerdictAudit(CaseAudit limits, SilenceAudit silence) {

    /** @param gateways those of the attendants */
    static VerdictAudit of(Centre centre, List<Detector> limited, List<Attendant> attendants, Set<String> gateways)
            throws IOException, InterruptedException {
        List<JsonNode> faults = new ArrayList<>();
        centre.each("/api/v1/alarms?state=all&class=FAULT", faults::add);
        return new VerdictAudit(
                CaseAudit.of(centre, Matter.LIMIT, limited), SilenceAudit.of(faults, attendants, gateways));
    }

    boolean isClean() {
        return broken().isEmpty();
    }

    List<String> broken() {
        List<String> all = new ArrayList<>(limits.broken());
        all.addAll(silence.broken());
        return all;
    }

    Table table() {
        return new Table("verdicts of the watch", "to be said", "broken")
                .row(
                        "limits crossed, not noted",
                        limits.acknowledged(),
                        limits.devicesWithoutCase() + limits.notNoted())
                .row(
                        "limits crossed, noted twice",
                        limits.acknowledged(),
                        limits.duplicateCases() + limits.notedTwice())
                .row("limits in the wrong state at the end", "", limits.wronglyActive() + limits.wronglyCalm())
                .row("silences not found", silence.fellSilent(), silence.notFound())
                .row("silences found twice", silence.fellSilent(), silence.saidTwice())
                .row("silent in the end, though heard", "", silence.wronglyActive())
                .row("accused without ground", "", silence.accused());
    }
}
