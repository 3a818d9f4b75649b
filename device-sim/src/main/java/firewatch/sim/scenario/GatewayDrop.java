package firewatch.sim.scenario;

import java.time.Duration;

/** A gateway whose line breaks and comes back; what its devices say meanwhile waits in it. */
final class GatewayDrop implements Scenario {
    private static final Duration SHORTEST = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofSeconds(90);

    @Override
    public String name() {
        return "gateway-drop";
    }

    @Override
    public String sentence() {
        return "A gateway's line breaks; a minute later it is back, with what its devices said meanwhile.";
    }

    @Override
    public boolean begin(Troupe troupe) {
        return troupe.anyIdle(device -> !troupe.isBurning(device.gateway()))
                .map(life -> begin(troupe, life.device().gateway()))
                .orElse(false);
    }

    private boolean begin(Troupe troupe, String gateway) {
        if (!troupe.voices().breakOff(gateway, name())) {
            return false;
        }
        troupe.isBusy(gateway);
        troupe.clockwork().in(troupe.between(SHORTEST, LONGEST), () -> {
            troupe.voices().comeBack(gateway, name());
            troupe.isFree(gateway);
        });
        return true;
    }
}
