package firewatch.allinone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class UpOptionsTest {
    @Test
    void hasThePortsThatDevicesExpectWhereNothingIsSaid() throws CannotStart {
        UpOptions options = UpOptions.parse(List.of());
        assertThat(options.port(Server.HTTP)).isEqualTo(8080);
        assertThat(options.port(Server.MQTT)).isEqualTo(1883);
        assertThat(options.port(Server.GB26875)).isEqualTo(26875);
        assertThat(options.demo()).isTrue();
        assertThat(options.data()).isEqualTo(Path.of(".firewatch").toAbsolutePath());
    }

    @Test
    void takesBothWaysOfGivingAValue() throws CannotStart {
        UpOptions options =
                UpOptions.parse(List.of("--http-port=0", "--mqtt-port", "1884", "--data=/d/x", "--no-demo"));
        assertThat(options.port(Server.HTTP)).isZero();
        assertThat(options.port(Server.MQTT)).isEqualTo(1884);
        assertThat(options.data()).isEqualTo(Path.of("/d/x"));
        assertThat(options.demo()).isFalse();
    }

    @Test
    void refusesWhatItCannotUse() {
        for (List<String> wrong : List.of(
                List.of("--smoke"), List.of("--http-port"), List.of("--http-port", "x"), List.of("--mqtt-port=-1"))) {
            assertThatThrownBy(() -> UpOptions.parse(wrong))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("--");
        }
    }
}
