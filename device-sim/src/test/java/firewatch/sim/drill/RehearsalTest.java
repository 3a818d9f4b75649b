package firewatch.sim.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RehearsalTest {
    private static final long LONG_ENOUGH = 60;

    @TempDir
    Path home;

    @Test
    void itsCentreEndsWithItWhenItIsToldToEnd() throws Exception {
        pack(Patient.class, home.resolve("deploy/all-in-one/target/quarkus-app/quarkus-run.jar"));
        Process rehearsal = start();
        assertThat(rehearsal.inputReader().readLine()).isEqualTo("begun");
        List<ProcessHandle> centre = rehearsal.children().toList();
        try {
            assertThat(centre).singleElement().matches(ProcessHandle::isAlive);

            rehearsal.destroy();

            assertThat(rehearsal.waitFor(LONG_ENOUGH, TimeUnit.SECONDS)).isTrue();
            assertThat(centre).noneMatch(ProcessHandle::isAlive);
        } finally {
            centre.forEach(ProcessHandle::destroyForcibly);
            rehearsal.destroyForcibly();
        }
    }

    /** A rehearsal that goes on for longer than the test. */
    static final class Rehearsing {
        private Rehearsing() {}

        public static void main(String[] arguments) throws Exception {
            Rehearsal.begin(Path.of(arguments[0]), "told-to-end", false);
            System.out.println("begun");
            stay();
        }
    }

    /** A centre that says it is ready, and does nothing. */
    static final class Patient {
        private Patient() {}

        public static void main(String[] arguments) throws InterruptedException {
            System.out.println("firewatch ready http=1 mqtt=2 gb26875=- kafka=3 postgres=4 data=/nowhere");
            stay();
        }
    }

    private static void stay() throws InterruptedException {
        new CountDownLatch(1).await(LONG_ENOUGH, TimeUnit.SECONDS);
    }

    private Process start() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Djava.io.tmpdir=" + home,
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Rehearsing.class.getName(),
                        home.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static void pack(Class<?> main, Path jar) throws Exception {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, main.getName());
        manifest.getMainAttributes()
                .put(
                        Attributes.Name.CLASS_PATH,
                        main.getProtectionDomain().getCodeSource().getLocation().toString());
        Files.createDirectories(jar.getParent());
        new JarOutputStream(Files.newOutputStream(jar), manifest).close();
    }
}
