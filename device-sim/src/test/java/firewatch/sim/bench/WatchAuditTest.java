package firewatch.sim.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WatchAuditTest {
    private static final WatchedFleet.Expected EXPECTED =
            new WatchedFleet.Expected(Set.of("load-0", "load-5"), Set.of("still-0"));

    @Test
    void isContentWithOneCaseForEach() {
        WatchAudit audit = WatchAudit.compare(List.of("load-5", "load-0"), List.of("still-0"), EXPECTED);

        assertThat(audit).isEqualTo(new WatchAudit(2, 0, 1, 0, 0));
        assertThat(audit.broken()).isEmpty();
    }

    @Test
    void countsWhomTheWatchDidNotFind() {
        WatchAudit audit = WatchAudit.compare(List.of("load-5"), List.of(), EXPECTED);

        assertThat(audit).isEqualTo(new WatchAudit(2, 1, 1, 1, 0));
        assertThat(audit.broken())
                .containsExactly("1 devices over their limit have no case", "1 silent devices have no case");
    }

    @Test
    void countsSecondCasesAndWhomNobodyHadToAccuse() {
        WatchAudit audit = WatchAudit.compare(
                List.of("load-0", "load-0", "load-5", "load-1"), List.of("still-0", "load-1"), EXPECTED);

        assertThat(audit).isEqualTo(new WatchAudit(2, 0, 1, 0, 3));
        assertThat(audit.broken()).containsExactly("3 cases of the watch have no ground");
    }
}
