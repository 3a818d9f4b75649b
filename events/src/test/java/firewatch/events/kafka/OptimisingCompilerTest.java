package firewatch.events.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class OptimisingCompilerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void standsBackInAProcessThatSaysSoAndItsOtherThreadsDoNot() throws Exception {
        Process process = start();
        try {
            assertThat(process.inputReader().readLine()).isEqualTo("said so");
            List<String> threads = OptimisingCompiler.threads(process.pid());

            assertThat(threads).isNotEmpty();
            await().atMost(PATIENCE).untilAsserted(() -> {
                for (String thread : threads) {
                    assertThat(niceness(process, thread)).isEqualTo("10");
                }
            });
            assertThat(niceness(process, Long.toString(process.pid()))).isEqualTo("0");
        } finally {
            process.destroyForcibly();
        }
    }

    /** Field 19, which counts the name in brackets as the second. */
    private static String niceness(Process process, String thread) throws IOException {
        String fields = Files.readString(Path.of("/proc", Long.toString(process.pid()), "task", thread, "stat"));
        return fields.substring(fields.lastIndexOf(')') + 2).split(" ")[16];
    }

    private static Process start() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Service.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** A process that does nothing else. */
    static final class Service {
        private Service() {}

        public static void main(String[] arguments) throws InterruptedException {
            OptimisingCompiler.standBack();
            System.out.println("said so");
            new CountDownLatch(1).await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
    }
}
