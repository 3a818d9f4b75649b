package firewatch.sim.scenario;

import firewatch.sim.district.Kind;
import java.time.Duration;

/**
 * A quantity that creeps beyond its limit within a minute or two, stays there, and comes back.
 *
 * @param by how far it moves in all
 */
record Excursion(String name, String sentence, Kind kind, String quantity, double by, Duration lasts)
        implements Scenario {
    private static final int STEPS = 8;
    private static final Duration STEP = Duration.ofSeconds(10);

    @Override
    public boolean begin(Troupe troupe) {
        return troupe.anyIdle(device -> device.kind() == kind)
                .map(life -> {
                    troupe.isBusy(life.device().id());
                    creep(troupe, life, by, STEPS);
                    troupe.clockwork().in(troupe.between(lasts.dividedBy(2), lasts), () -> comeBack(troupe, life));
                    return true;
                })
                .orElse(false);
    }

    private void comeBack(Troupe troupe, Life life) {
        creep(troupe, life, -by, STEPS);
        troupe.clockwork()
                .in(
                        STEP.multipliedBy(STEPS + 1),
                        () -> troupe.isFree(life.device().id()));
    }

    private void creep(Troupe troupe, Life life, double whole, int left) {
        if (left > 0) {
            life.shift(quantity, whole / STEPS);
            troupe.say(life, name);
            troupe.clockwork().in(STEP, () -> creep(troupe, life, whole, left - 1));
        }
    }
}
