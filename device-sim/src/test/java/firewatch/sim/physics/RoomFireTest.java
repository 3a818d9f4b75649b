package firewatch.sim.physics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RoomFireTest {
    private static final double BURNS_ON = Double.MAX_VALUE;
    private static final double ALARM = 0.15;
    private final RoomFire medium = new RoomFire(0.03, 40);

    @Test
    void isSmeltWithinHalfAMinuteAndHotWithinTwo() {
        assertThat(medium.smoke(0, BURNS_ON)).isZero();
        assertThat(medium.smoke(30, BURNS_ON)).isGreaterThan(ALARM);
        assertThat(medium.warmth(20, BURNS_ON)).isLessThan(20);
        assertThat(medium.warmth(120, BURNS_ON)).isGreaterThan(45);
    }

    @Test
    void growsUntilItIsPutOutAndThenLeaves() {
        double before = 0;
        for (int second = 1; second <= 90; second++) {
            double smoke = medium.smoke(second, 90);
            assertThat(smoke).isGreaterThanOrEqualTo(before);
            before = smoke;
        }
        for (int second = 91; second < 400; second++) {
            double smoke = medium.smoke(second, 90);
            assertThat(smoke).isLessThan(before);
            before = smoke;
        }
        assertThat(medium.warmth(400, 90)).isLessThan(1);
    }

    @Test
    void reachesNextDoorLaterAndThinner() {
        double here = medium.smoke(40, BURNS_ON);
        double there = RoomFire.THROUGH_A_DOOR * medium.smoke(RoomFire.nextDoor(40), BURNS_ON);
        assertThat(there).isPositive().isLessThan(here);
        assertThat(medium.smoke(RoomFire.nextDoor(5), BURNS_ON)).isZero();
    }
}
