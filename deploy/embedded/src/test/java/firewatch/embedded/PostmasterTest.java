package firewatch.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostmasterTest {
    @TempDir
    Path folder;

    /** Its pid file is gone by then, so that it cannot be told to end. */
    @Test
    void waitsForAServerThatIsEndingByItself() throws Exception {
        Postmaster postmaster = new Postmaster(PostgresPrograms.find(folder), folder.resolve("data"));
        ProcessHandle ending = new ProcessBuilder("sh", "-c", "sleep 2").start().toHandle();

        postmaster.end(ending);

        assertThat(ending.isAlive()).isFalse();
    }
}
