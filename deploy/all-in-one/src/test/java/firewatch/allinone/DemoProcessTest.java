package firewatch.allinone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoProcessTest {
    @TempDir
    Path data;

    private final List<String> told = new CopyOnWriteArrayList<>();

    /** A demo that says how it was started, and lasts as long as its input. */
    static final class Patient {
        private Patient() {}

        public static void main(String[] arguments) throws IOException {
            System.out.println(String.join(" ", arguments));
            while (System.in.read() >= 0) {
                // it waits
            }
            System.out.println("goodbye");
        }
    }

    @Test
    void isToldWhereTheCentreIsAndEndsWithItsInput() throws Exception {
        DemoProcess demo = start(Patient.class.getName());
        Path log = data.resolve("demo/demo.log");
        await().until(() -> Files.readString(log).contains("demo "));

        demo.end();

        assertThat(demo.isRunning()).isFalse();
        assertThat(Files.readAllLines(log))
                .containsExactly(
                        "demo --data " + data + " --http-port 8080 --mqtt-port 1883 --gb26875-port 26875", "goodbye");
        assertThat(told)
                .containsExactly("firewatch demo: a district plays; log in as operator with the password in "
                        + data.resolve("demo-accounts.json"));
    }

    @Test
    void oneThatFailsSaysSoInALine() throws Exception {
        start("firewatch.Nothing");

        await().until(() -> told.size() == 2);
        assertThat(told.getLast())
                .startsWith("firewatch: the demo ended: ")
                .contains("firewatch.Nothing")
                .endsWith(" (more in " + data.resolve("demo/demo.log") + ")");
    }

    private DemoProcess start(String mainClass) throws IOException {
        Path options = Files.writeString(
                data.resolve("demo.options"),
                "-cp\n\"" + Path.of("target/test-classes").toAbsolutePath() + "\"\n" + mainClass);
        ReadyLine centre = new ReadyLine("8080", "1883", "26875", "-", "-", data.toString());
        return DemoProcess.beside(centre, options.toString(), told::add).orElseThrow();
    }
}
