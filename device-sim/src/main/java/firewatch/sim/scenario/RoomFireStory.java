package firewatch.sim.scenario;

import firewatch.sim.district.Device;
import firewatch.sim.district.Kind;
import firewatch.sim.physics.RoomFire;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A fire that begins in a room, reaches a second detector, sets off the sprinklers where there are any, and is put out. */
final class RoomFireStory implements Scenario {
    private final String name;
    private final String sentence;
    private final Kind detectors;

    RoomFireStory(String name, String sentence, Kind detectors) {
        this.name = name;
        this.sentence = sentence;
        this.detectors = detectors;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String sentence() {
        return sentence;
    }

    @Override
    public boolean begin(Troupe troupe) {
        Optional<Life> source = troupe.anyIdle(device ->
                device.kind() == detectors && !device.label().contains("楼梯间") && !troupe.isBurning(device.gateway()));
        Optional<Life> second = source.flatMap(
                first -> troupe.anyIdle(device -> device.kind() == detectors && device.isNear(first.device())));
        if (second.isEmpty()) {
            return false;
        }
        RoomFire fire = new RoomFire(
                0.02 + troupe.random().nextDouble() * 0.03, 30 + troupe.random().nextDouble() * 20);
        new Burning(
                        troupe,
                        name,
                        fire,
                        source.get(),
                        second.get(),
                        sprinklers(troupe, source.get().device()))
                .begin();
        return true;
    }

    private static List<Response> sprinklers(Troupe troupe, Device source) {
        List<Response> all = new ArrayList<>();
        if (source.kind() == Kind.SMOKE) {
            troupe.theOnly(source.building(), Kind.FLOW_SWITCH)
                    .ifPresent(life ->
                            all.add(Response.of(life, "fire", "activated").moving("flow", 1.3)));
            troupe.theOnly(source.building(), Kind.END_PRESSURE)
                    .ifPresent(life -> all.add(Response.of(life).moving("water_pressure", -110)));
        } else {
            troupe.anyIdle(device -> device.kind() == Kind.FLOW_INDICATOR && device.floor() == source.floor())
                    .ifPresent(life -> all.add(Response.of(life, "activated", "feedback")));
            troupe.theOnly(source.building(), Kind.SPRINKLER_PUMP)
                    .ifPresent(life -> all.add(Response.of(life, "activated", "feedback")));
            troupe.anyIdle(device -> device.kind() == Kind.FIRE_DOOR && Math.abs(device.floor() - source.floor()) <= 1)
                    .ifPresent(life -> all.add(Response.of(life, "activated", "feedback")));
        }
        return all;
    }
}
