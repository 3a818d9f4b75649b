package firewatch.sim.centre;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReadyLineTest {
    @Test
    void readsThePortsAndTheFolder() {
        assertThat(ReadyLine.in("firewatch ready http=8080 mqtt=1883 gb26875=26875 kafka=9092 postgres=5432 data=/a b"))
                .contains(new ReadyLine(8080, 1883, 9092, 5432, Path.of("/a b")));
    }

    @Test
    void aServerThatDoesNotListenHasNoPort() {
        assertThat(ReadyLine.in("firewatch ready http=1 mqtt=2 gb26875=- kafka=3 postgres=4 data=/a"))
                .contains(new ReadyLine(1, 2, 3, 4, Path.of("/a")));
    }

    @Test
    void anyOtherLineIsNotIt() {
        assertThat(ReadyLine.in("firewatch is getting ready")).isEmpty();
    }
}
