package firewatch.history.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.junit.jupiter.api.Test;

/** A batch of thousands that is given back is told of once, and stops the lane. */
class BatchFailStopTest {
    @Test
    void stopsAtEachRecordAndTellsOnce() {
        List<String> told = new ArrayList<>();
        var handler = new BatchFailStop((reason, isFatal) -> told.add(reason.getMessage() + " " + isFatal));
        var reason = new IllegalStateException("no pool");

        for (int record = 0; record < 5_000; record++) {
            var handled = handler.handle(null, reason, Metadata.empty());
            assertThatThrownBy(() -> handled.await().indefinitely()).isSameAs(reason);
        }

        assertThat(told).containsExactly("no pool true");
    }
}
