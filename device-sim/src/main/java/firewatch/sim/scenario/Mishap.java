package firewatch.sim.scenario;

import firewatch.sim.district.Kind;
import java.time.Duration;

/** A device that is in a condition for some minutes, and then is put right. */
record Mishap(String name, String sentence, Kind kind, String condition, Duration lasts) implements Scenario {
    private static final String LOW_BATTERY = "low_battery";

    @Override
    public boolean begin(Troupe troupe) {
        return troupe.anyIdle(device -> device.kind() == kind)
                .map(life -> begin(troupe, life))
                .orElse(false);
    }

    private boolean begin(Troupe troupe, Life life) {
        troupe.isBusy(life.device().id());
        if (condition.equals(LOW_BATTERY)) {
            life.batteryCollapses();
        }
        troupe.begin(life, name, condition);
        troupe.clockwork().in(troupe.between(lasts.dividedBy(2), lasts), () -> {
            if (condition.equals(LOW_BATTERY)) {
                life.batteryIsReplaced();
            }
            troupe.end(life, name, condition);
            troupe.isFree(life.device().id());
        });
        return true;
    }
}
