package firewatch.history.store;

import static org.assertj.core.api.Assertions.assertThat;

import firewatch.events.Quantity;
import firewatch.events.Reading;
import firewatch.events.Signal.Measured;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Numbers that were written down once: one process alone never sees a digest that the next makes otherwise. */
class ContentDigestTest {
    private static final Reading WARM = new Reading(Quantity.TEMPERATURE, 1, 23.5);
    private static final Reading SMOKY = new Reading(Quantity.SMOKE, 2, 0.25);

    @Test
    void isTheSameInEveryProcess() {
        assertThat(digest(null, WARM)).isEqualTo(994_621_587);
        assertThat(digest("1-2-3", WARM, SMOKY)).isEqualTo(-374_751_946);
    }

    @Test
    void tellsApartWhatDiffers() {
        int digest = digest("1-2-3", WARM);

        assertThat(digest(null, WARM)).isNotEqualTo(digest);
        assertThat(digest("1-2-3", SMOKY)).isNotEqualTo(digest);
        assertThat(digest("1-2-3", new Reading(Quantity.TEMPERATURE, 2, 23.5))).isNotEqualTo(digest);
        assertThat(digest("1-2-3", new Reading(Quantity.TEMPERATURE, 1, 23.6))).isNotEqualTo(digest);
    }

    private static int digest(@Nullable String point, Reading... readings) {
        return ContentDigest.of(point, new Measured(List.of(readings)));
    }
}
