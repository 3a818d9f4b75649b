package firewatch.sim.scenario;

import firewatch.sim.physics.RoomFire;
import java.time.Duration;
import java.util.List;

/** One fire from its first smoke until the last detector is quiet. */
final class Burning {
    private static final Duration STEP = Duration.ofSeconds(3);
    private static final int STEPS_A_REPORT = 3;
    private static final double ALARM = 0.15;
    private static final double QUIET = 0.08;
    private static final double SPRINKLER_OPENS = 45;
    private static final double ROOM = 22;
    private static final Duration FIGHT_SHORTEST = Duration.ofSeconds(30);
    private static final Duration FIGHT_LONGEST = Duration.ofSeconds(75);

    private final Troupe troupe;
    private final String scenario;
    private final RoomFire fire;
    private final Witness source;
    private final Witness second;
    private final List<Response> sprinklers;
    private final long began;
    private double out = Double.MAX_VALUE;
    private boolean fought;
    private int steps;

    Burning(Troupe troupe, String scenario, RoomFire fire, Life source, Life second, List<Response> sprinklers) {
        this.troupe = troupe;
        this.scenario = scenario;
        this.fire = fire;
        this.source = new Witness(source);
        this.second = new Witness(second);
        this.sprinklers = sprinklers;
        this.began = troupe.clockwork().now();
    }

    /** A detector that sees it. */
    private final class Witness {
        private final Life life;
        private boolean alarmed;

        Witness(Life life) {
            this.life = life;
            troupe.isBusy(life.device().id());
        }

        void sees(double smoke, double warmth) {
            life.override("smoke", Math.max(0.02, smoke));
            life.override("temperature", ROOM + warmth);
            if (!alarmed && smoke >= ALARM) {
                alarmed = true;
                troupe.begin(life, scenario, "fire");
            } else if (alarmed && smoke < QUIET && isOut()) {
                alarmed = false;
                troupe.end(life, scenario, "fire");
            } else if (steps % STEPS_A_REPORT == 0) {
                tell();
            }
        }

        /** Who has nothing to measure says nothing between its alarms. */
        private void tell() {
            if (life.measures("smoke")) {
                troupe.say(life, scenario);
            }
        }

        void leave() {
            life.release();
            troupe.isFree(life.device().id());
        }
    }

    void begin() {
        troupe.burns(source.life.device().gateway());
        step();
    }

    private void step() {
        double seconds = (troupe.clockwork().now() - began) / 1000.0;
        source.sees(fire.smoke(seconds, out), fire.warmth(seconds, out));
        second.sees(
                RoomFire.THROUGH_A_DOOR * fire.smoke(RoomFire.nextDoor(seconds), RoomFire.nextDoor(out)),
                RoomFire.THROUGH_A_DOOR * fire.warmth(RoomFire.nextDoor(seconds), RoomFire.nextDoor(out)));
        steps++;
        if (second.alarmed && !fought && fire.warmth(seconds, out) >= SPRINKLER_OPENS) {
            fought = true;
            sprinklers.forEach(response -> response.begin(troupe, scenario));
            out = seconds + seconds(troupe.between(FIGHT_SHORTEST, FIGHT_LONGEST));
        }
        if (isOut() && !source.alarmed && !second.alarmed) {
            end();
        } else {
            troupe.clockwork().in(STEP, this::step);
        }
    }

    private boolean isOut() {
        return (troupe.clockwork().now() - began) / 1000.0 >= out;
    }

    private void end() {
        sprinklers.forEach(response -> response.end(troupe, scenario));
        source.leave();
        second.leave();
        troupe.isOut(source.life.device().gateway());
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
