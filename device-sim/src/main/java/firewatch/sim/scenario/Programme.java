package firewatch.sim.scenario;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/** What happens when: a fire every few minutes, the first at once, and something smaller every minute. */
public final class Programme {
    private static final Duration FIRST_FIRE = Duration.ofSeconds(3);
    private static final Duration FIRE_SOONEST = Duration.ofSeconds(200);
    private static final Duration FIRE_LATEST = Duration.ofSeconds(280);
    private static final Duration SMALL_SOONEST = Duration.ofSeconds(50);
    private static final Duration SMALL_LATEST = Duration.ofSeconds(80);
    private static final int HIGH_RISE_EVERY = 4;

    private final Troupe troupe;
    private final Deque<Scenario> deck = new ArrayDeque<>();
    private int fires;

    public Programme(Troupe troupe) {
        this.troupe = troupe;
    }

    public void begin() {
        troupe.clockwork().in(FIRST_FIRE, this::fire);
        troupe.clockwork().in(SMALL_SOONEST, this::small);
    }

    private void fire() {
        fires++;
        if (fires % HIGH_RISE_EVERY != 0 || !Scenarios.highRiseFire().begin(troupe)) {
            Scenarios.houseFire().begin(troupe);
        }
        troupe.clockwork().in(troupe.between(FIRE_SOONEST, FIRE_LATEST), this::fire);
    }

    /** The first of the deck for which there is a place; the deck is shuffled when it is used up. */
    private void small() {
        if (deck.isEmpty()) {
            List<Scenario> shuffled = new ArrayList<>(Scenarios.small());
            Collections.shuffle(shuffled, new Random(troupe.random().nextLong()));
            deck.addAll(shuffled);
        }
        for (int i = deck.size(); i > 0; i--) {
            Scenario next = deck.remove();
            if (next.begin(troupe)) {
                break;
            }
            deck.add(next);
        }
        troupe.clockwork().in(troupe.between(SMALL_SOONEST, SMALL_LATEST), this::small);
    }
}
