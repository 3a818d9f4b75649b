package firewatch.sim.scenario;

import firewatch.sim.district.Kind;
import java.time.Duration;

/** Steam and oil under a kitchen's detector: one alarm, and nobody confirms it. */
final class Cooking implements Scenario {
    private static final Duration SHORTEST = Duration.ofSeconds(40);
    private static final Duration LONGEST = Duration.ofSeconds(100);
    private static final double HAZE = 0.19;

    @Override
    public String name() {
        return "cooking";
    }

    @Override
    public String sentence() {
        return "A kitchen's detector takes cooking for a fire; no other tells the same, and it is over in a minute.";
    }

    @Override
    public boolean begin(Troupe troupe) {
        return troupe.anyIdle(device -> device.kind() == Kind.SMOKE
                        && device.label().contains("厨房")
                        && !troupe.isBurning(device.gateway()))
                .map(life -> {
                    troupe.isBusy(life.device().id());
                    troupe.burns(life.device().gateway());
                    life.override("smoke", HAZE);
                    troupe.begin(life, name(), "fire");
                    troupe.clockwork().in(troupe.between(SHORTEST, LONGEST), () -> {
                        life.release();
                        troupe.end(life, name(), "fire");
                        troupe.isFree(life.device().id());
                        troupe.isOut(life.device().gateway());
                    });
                    return true;
                })
                .orElse(false);
    }
}
