package firewatch.sim.centre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerTest {
    @TempDir
    Path folder;

    @Test
    void startsNoMoreOnceItIsClosed() {
        Server server = new Server("centre", List.of("true"), Map::of, folder.resolve("centre.log"));

        server.close();

        assertThatThrownBy(server::start).isInstanceOf(IOException.class).hasMessage("centre is closed");
        assertThat(server.isRunning()).isFalse();
    }
}
