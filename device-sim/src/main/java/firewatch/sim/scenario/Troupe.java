package firewatch.sim.scenario;

import firewatch.sim.district.Device;
import firewatch.sim.district.District;
import firewatch.sim.district.Kind;
import firewatch.sim.score.Turn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/** All devices of the district while they live, and who of them is busy in a scenario. */
public final class Troupe {
    static final String EVERYDAY = "everyday";

    private static final Duration ROLL_CALL = Duration.ofSeconds(20);

    private final Clockwork clockwork;
    private final Voices voices;
    private final SplittableRandom random;
    private final Map<String, Life> lives = new LinkedHashMap<>();
    private final Set<String> busy = new HashSet<>();
    private final Set<String> burning = new HashSet<>();

    /** The same seed makes the same things happen at the same time. */
    public Troupe(District district, Clockwork clockwork, Voices voices, long seed) {
        this.clockwork = clockwork;
        this.voices = voices;
        this.random = new SplittableRandom(seed);
        for (Device device : district.devices()) {
            lives.put(device.id(), new Life(device, random.split()));
        }
    }

    /**
     * Every device says how it is, and from then on whenever it is its time to.
     *
     * @param lasting what had begun, and not ended, when the simulator ended last; it is over now
     */
    public void takeUp(Set<Turn.Place> lasting) {
        for (Life life : lives.values()) {
            clockwork.in(within(ROLL_CALL), () -> answerTheRoll(life, lasting));
        }
    }

    private void answerTheRoll(Life life, Set<Turn.Place> lasting) {
        Life.Utterance first = life.report();
        List<Turn> turns = new ArrayList<>(first.turns());
        lasting.stream()
                .filter(place -> place.device().equals(life.device().id()))
                .forEach(place -> turns.add(new Turn(place.device(), place.point(), place.alarmClass(), false)));
        voices.say(life.device(), first.report(), turns, EVERYDAY);
        Duration beat = life.device().kind().beat();
        if (beat != null) {
            clockwork.in(within(beat), () -> {
                say(life, EVERYDAY);
                clockwork.every(beat, () -> say(life, EVERYDAY));
            });
        }
    }

    Clockwork clockwork() {
        return clockwork;
    }

    SplittableRandom random() {
        return random;
    }

    Duration within(Duration longest) {
        return Duration.ofMillis(random.nextLong(1 + longest.toMillis()));
    }

    Duration between(Duration shortest, Duration longest) {
        return shortest.plus(within(longest.minus(shortest)));
    }

    void say(Life life, String scenario) {
        Life.Utterance next = life.report();
        voices.say(life.device(), next.report(), next.turns(), scenario);
    }

    void begin(Life life, String scenario, String... conditions) {
        Life.Utterance next = life.begins(List.of(conditions));
        voices.say(life.device(), next.report(), next.turns(), scenario);
    }

    void end(Life life, String scenario, String... conditions) {
        Life.Utterance next = life.ends(List.of(conditions));
        voices.say(life.device(), next.report(), next.turns(), scenario);
    }

    Voices voices() {
        return voices;
    }

    /** A device to which nothing happens now, behind a gateway that is there. */
    Optional<Life> anyIdle(Predicate<Device> wanted) {
        List<Life> idle = lives.values().stream()
                .filter(life -> wanted.test(life.device()) && isIdle(life.device()))
                .toList();
        return idle.isEmpty() ? Optional.empty() : Optional.of(idle.get(random.nextInt(idle.size())));
    }

    private boolean isIdle(Device device) {
        return !busy.contains(device.id()) && !busy.contains(device.gateway());
    }

    Optional<Life> theOnly(String building, Kind kind) {
        return lives.values().stream()
                .filter(life -> life.device().building().equals(building)
                        && life.device().kind() == kind)
                .findFirst();
    }

    void isBusy(String name) {
        busy.add(name);
    }

    void isFree(String name) {
        busy.remove(name);
    }

    void burns(String gateway) {
        burning.add(gateway);
    }

    void isOut(String gateway) {
        burning.remove(gateway);
    }

    /** Whether a detector behind that gateway tells a fire; nothing else happens there to the gateway itself. */
    boolean isBurning(String gateway) {
        return burning.contains(gateway);
    }

    /** Fires, and what is taken for one, that are not over yet. */
    public int fires() {
        return burning.size();
    }
}
